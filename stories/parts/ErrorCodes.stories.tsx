import type { Meta, StoryObj } from '@storybook/react-vite';
import { Composer, ErrorNotice, personaError } from 'anam-react';
import { errorTable } from 'anam-react/errors';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { fixturePersona } from '../../src/react/testing/fixture-persona.js';
import {
  endedTurn,
  failed,
  sessions,
  userMessage,
  type FixtureState,
} from '../../src/react/testing/fixture-state.js';
import { WithPersona } from '../with-persona.js';

/** The error codes that a page can get. */
type Code = keyof typeof errorTable;

const codes = Object.keys(errorTable) as Code[];

/** Returns the state in which the error occurs. */
function stateWith(code: Code, retryAfterMs: number | undefined): FixtureState {
  const error = personaError(code, {
    message: `What happened, in the words of ${code}.`,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
  if (/^(token|session|connection)-/.test(code)) return { session: failed(error) };
  const live = { session: sessions.live, messages: [userMessage(0, 'What is the capital of Chad?')] };
  if (code.startsWith('microphone-'))
    return { ...live, microphone: { status: 'unavailable', reason: 'in-use', error } };
  return { ...live, turn: endedTurn(0, 'failed'), error: error };
}

interface CodeProps {
  readonly code: Code;
  readonly showAdvice: boolean;
  /** The retry time that the service sent. Default: the one in the error table. */
  readonly retryAfterMs?: number | undefined;
}

function OneCode({ code, showAdvice, retryAfterMs }: CodeProps) {
  return (
    <section aria-label={code} style={{ maxInlineSize: '100%' }}>
      <WithPersona persona={fixturePersona(stateWith(code, retryAfterMs))}>
        <ErrorNotice showAdvice={showAdvice} />
        <div style={{ marginBlockStart: 12 }}>
          <Composer aria-label={`Message, ${code}`} />
        </div>
      </WithPersona>
    </section>
  );
}

const meta = {
  title: 'Components/Session/Every error',
  component: OneCode,
  args: { code: 'llm-rate-limited', showAdvice: true },
  argTypes: { code: { control: 'select', options: codes }, retryAfterMs: { control: 'number' } },
} satisfies Meta<typeof OneCode>;

export default meta;

type Story = StoryObj<typeof meta>;

export const One: Story = {};

const buttons: Readonly<Record<string, readonly string[]>> = {
  none: [],
  start: ['Start again'],
  'ask-again': ['Try again'],
  microphone: ['Turn on microphone', 'Type instead'],
  type: ['Type instead'],
  reload: ['Reload page'],
};

/** Every error of the package as users see it. The buttons must match the error table. */
export const All: Story = {
  args: { showAdvice: false },
  parameters: { controls: { disable: true } },
  render: () => (
    <div style={{ display: 'flex', flexWrap: 'wrap', gap: 12 }}>
      {codes.map((code) => (
        <OneCode key={code} code={code} showAdvice={false} retryAfterMs={0} />
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    for (const code of codes) {
      const { userMessage: sentence, action } = errorTable[code];
      const { getByRole, queryAllByRole } = within(canvas.getByRole('region', { name: code }));
      await expect(getByRole('alert')).toHaveTextContent(sentence);
      const names = () =>
        queryAllByRole('button')
          .filter((button) => button.hasAttribute('data-action'))
          .map((button) => button.textContent);
      // The button to type instead appears once the text field has registered.
      await waitFor(() => expect(names(), code).toEqual(buttons[action]));
    }
  },
};

export const TryAgainAfterAWait: Story = {
  args: { code: 'llm-rate-limited', retryAfterMs: 1_500, showAdvice: false },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Try again in 2 s' });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await expect(canvas.getByRole('alert')).not.toHaveTextContent('2 s');
    await waitFor(() => expect(button).toHaveTextContent('Try again in 1 s'), { timeout: 3_000 });
    await waitFor(() => expect(button).toHaveTextContent(/^Try again$/), { timeout: 3_000 });
  },
};

export const TypeInstead: Story = {
  args: { code: 'microphone-insecure', showAdvice: false },
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Type instead' }));
    await expect(canvas.getByRole('textbox')).toHaveFocus();
  },
};

export const AllowMicrophone: Story = {
  args: { code: 'microphone-blocked', showAdvice: false },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('alert')).toHaveTextContent('site settings');
  },
};
