import type { Meta, StoryObj } from '@storybook/react-vite';
import { Controls, Stage, type CaptionSettings } from 'anam-react';
import { useEffect } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import {
  answer,
  answerBeingSpoken,
  answerCutOff,
  question,
} from '../../src/react/testing/fixture-conversation.js';
import {
  endedTurn,
  personaMessage,
  sessions,
  speaking,
  userMessage,
} from '../../src/react/testing/fixture-state.js';
import { portraitStream } from '../../src/react/testing/portrait-stream.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

interface CaptionStoryArgs extends PartStoryArgs {
  readonly captions?: Partial<CaptionSettings>;
}

function CaptionsStory({ persona, captions, ...frame }: CaptionStoryArgs) {
  useEffect(() => persona.set({ media: portraitStream() }), [persona]);
  return (
    <WithPersona persona={persona} width={560} captions={captions} {...frame}>
      <Stage />
      <Controls />
    </WithPersona>
  );
}

const speech = {
  session: sessions.live,
  turn: speaking(1),
  messages: [question, answer, answerBeingSpoken],
} as const;

const meta = {
  title: 'Components/Picture and voice/Captions',
  component: CaptionsStory,
  args: inState(speech),
} satisfies Meta<typeof CaptionsStory>;

export default meta;

type Story = StoryObj<typeof meta>;

/** Only heard words are visible. The words to come are invisible but take up their space. */
export const WordByWord: Story = {
  args: inState(speech),
  play: async ({ args, canvas, canvasElement }) => {
    const caption = () => canvasElement.querySelector('.persona-caption');
    await waitFor(() =>
      expect(caption()).toHaveTextContent(/^On Tuesday begin at the market of Campo de Ourique,$/),
    );
    const hear = (words: string) => {
      const spoken = { ...answerBeingSpoken, heard: `${answerBeingSpoken.heard}${words}` };
      const { persona } = inState({ messages: [question, answer, spoken] });
      args.persona.set({ transcript: persona.store.getState().transcript });
    };
    // The next words begin the next caption.
    hear('where');
    await waitFor(() => expect(caption()).toHaveTextContent(/^where$/));
    const before = canvas.getByText('where').getBoundingClientRect();
    hear('where people');
    await waitFor(() => expect(caption()).toHaveTextContent(/^where people$/));
    await expect(canvas.getByText('where').getBoundingClientRect()).toEqual(before);
  },
};

export const CutOff: Story = {
  args: inState({
    session: sessions.live,
    turn: endedTurn(1, 'interrupted'),
    messages: [question, answer, answerCutOff],
  }),
};

/** The menu turns captions on and off, and changes how they look. */
export const Settings: Story = {
  args: inState(speech),
  play: async ({ canvas, canvasElement }) => {
    const captions = () => canvasElement.querySelector<HTMLElement>('.persona-captions');
    await waitFor(() => expect(captions()).not.toBeNull());
    await userEvent.click(canvas.getByRole('button', { name: 'Video, sound and captions' }));
    const show = await canvas.findByRole('checkbox', { name: 'Show captions' });
    await userEvent.click(show);
    await expect(captions()).toBeNull();
    await userEvent.click(show);
    await userEvent.click(canvas.getByRole('radio', { name: 'Large' }));
    await userEvent.click(canvas.getByRole('radio', { name: 'High' }));
    await expect(captions()?.dataset).toMatchObject({ size: 'large', contrast: 'high', position: 'bottom' });
  },
};

export const LargeInvertedOnTop: Story = {
  args: { ...inState(speech), captions: { size: 'large', contrast: 'inverted', position: 'top' } },
};

const arabic = 'لنبدأ بالسوق القديم يوم الثلاثاء، ثم نأخذ العبارة إلى الضفة الأخرى لتناول السمك المشوي.';

export const RightToLeft: Story = {
  args: {
    ...inState({
      session: sessions.live,
      turn: speaking(0),
      messages: [
        userMessage(0, 'أين نأكل في لشبونة؟'),
        personaMessage(0, arabic, { status: 'streaming', heard: arabic.slice(0, 42) }),
      ],
    }),
    dir: 'rtl',
  },
};

export const Dark: Story = { tags: ['!dev', '!autodocs'], args: { ...inState(speech), theme: 'dark' } };
