import type { Meta, StoryObj } from '@storybook/react-vite';
import { Transcript } from 'anam-react';
import { useState } from 'react';
import { expect, userEvent } from 'storybook/test';
import { fixturePersona, type FixturePersona } from '../../src/react/testing/fixture-persona.js';
import {
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking,
  thought,
  userMessage,
} from '../../src/react/testing/fixture-state.js';
import { WithPersona } from '../with-persona.js';

/**
 * Bugs that users of other libraries reported for reasoning blocks, for manual tests. Each story is a conversation with
 * buttons for the next step of the model. The automatic tests have the same names in `regressions.browser.test.tsx`.
 */
const meta = { title: 'Components/Reasoning/Regressions', tags: ['!dev', '!autodocs'] } satisfies Meta;

export default meta;

type Story = StoryObj<typeof meta>;

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `${index + 1}. A line of a thought that goes on.`).join('\n');

/** Plays the model's part of a conversation step by step. */
class Director {
  readonly persona: FixturePersona;
  #turn: number;
  #length = 20;
  #count = 1;

  constructor(past: number) {
    this.#turn = past;
    this.persona = fixturePersona({ session: sessions.live });
    this.#publish(true);
  }

  readonly thinkOn = () => {
    this.#length += 10;
    this.#publish(true, 'streaming');
  };
  readonly endPart = () => this.#publish(true, 'done');
  readonly answer = () => this.#publish(false, 'done');
  readonly thinkAgain = () => {
    this.#count += 1;
    this.#publish(false, 'streaming');
  };
  readonly nextTurn = () => {
    this.#turn += 1;
    this.#count = 1;
    this.#publish(true, 'streaming');
  };

  #publish(isThinking: boolean, status: 'streaming' | 'done' = 'streaming'): void {
    const turn = this.#turn;
    const past = Array.from({ length: turn }, (_, index) => index);
    const old = past.flatMap((index) => [
      userMessage(index, `Question ${index + 1}?`, 'speech'),
      personaMessage(index, `Answer ${index + 1}. `.repeat(20)),
    ]);
    const thoughts = Array.from({ length: this.#count }, (_, index) =>
      thought(turn, lines(this.#length), {
        id: `live-${turn}-${index}`,
        status: index === this.#count - 1 ? status : 'done',
      }),
    );
    this.persona.set({
      turn: isThinking ? thinking(turn) : speaking(turn),
      transcript: logOf([
        ...old,
        userMessage(turn, `Question ${turn + 1}?`, 'speech'),
        ...(isThinking ? [] : [personaMessage(turn, 'Well, then. ', { status: 'streaming' })]),
      ]),
      reasoning: logOf([...past.map((index) => thought(index, lines(15))), ...thoughts]),
    });
  }
}

function Try({ past = 3, hint }: { readonly past?: number; readonly hint: string }) {
  const [director] = useState(() => new Director(past));
  const [key, setKey] = useState(0);
  const steps = {
    'Thinks on': director.thinkOn,
    'Ends a part': director.endPart,
    Answers: director.answer,
    'Thinks again': director.thinkAgain,
    'Next turn': director.nextTurn,
    'Mounts anew': () => setKey((before) => before + 1),
  };
  return (
    <div style={{ fontFamily: 'system-ui', maxInlineSize: 440 }}>
      <p>{hint}</p>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
        {Object.entries(steps).map(([name, step]) => (
          <button key={name} type="button" style={{ minBlockSize: 32, paddingInline: 12 }} onClick={step}>
            {name}
          </button>
        ))}
      </div>
      <WithPersona key={key} persona={director.persona} width={440} height={460}>
        <div style={{ blockSize: '100%', display: 'grid' }}>
          <Transcript />
        </div>
      </WithPersona>
    </div>
  );
}

const story = (hint: string, past?: number): Story => ({
  render: () => <Try hint={hint} {...(past !== undefined && { past })} />,
});

export const AiElements26: Story = {
  ...story('“Next turn” and “Thinks on”: old blocks stay closed and keep their times.'),
  play: async ({ canvas, canvasElement }) => {
    const states = () =>
      [...canvasElement.querySelectorAll('.persona-reasoning')].map((block) =>
        block.getAttribute('data-state'),
      );
    await expect(states()).toEqual(['closed', 'closed', 'closed', 'open']);
    await userEvent.click(canvas.getByRole('button', { name: 'Next turn' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Thinks on' }));
    await expect(states()).toEqual(['closed', 'closed', 'closed', 'closed', 'open']);
  },
};
export const AiElements36 = story('“Answers”, then open a block: it stays open, whatever comes.');
export const InboxZero1804 = story('Close the block while it thinks: “Thinks on” does not open it again.');
export const FlowChat122 = story(
  'Close and open the block while it thinks, then “Mounts anew”: it stays as you left it.',
);
export const Unsloth7444 = story('“Answers”, open the block, “Next turn”, “Answers”: only yours stays open.');
export const Unsloth8385 = story('Scroll up, then “Answers”: what you look at does not move.', 12);
export const Tracecat1545 = story(
  '“Answers”, “Thinks again”, “Answers”: the block opens and closes a second time.',
);
export const ApeRag1830 = story('“Ends a part”: still open. “Answers”: closed.');
