import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat, type PersonaLabelOverrides } from 'anam-react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import {
  answer,
  answerBeingSpoken,
  answerCutOff,
  finished,
  firstThought,
  followUp,
  openingHours,
  question,
  secondThought,
  secondThoughtDone,
  tableBooking,
} from '../src/react/testing/fixture-conversation.js';
import { fixturePersona, type FixturePersona } from '../src/react/testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  failed,
  sessions,
  speaking,
  thinking,
  type FixtureState,
} from '../src/react/testing/fixture-state.js';
import { usePortrait } from '../src/react/testing/portrait-stream.js';

interface ChatStoryArgs {
  readonly persona: FixturePersona;
  readonly theme?: 'light' | 'dark';
  readonly labels?: PersonaLabelOverrides;
  readonly showAdvice?: boolean;
  readonly dir?: 'ltr' | 'rtl';
}

/** The given state, with a video when the session is live. */
function FixtureChat({ persona, theme, dir, showAdvice = false, ...chat }: ChatStoryArgs) {
  usePortrait(persona);
  return (
    <div data-persona-theme={theme} dir={dir} style={{ blockSize: '100vh' }}>
      <PersonaChat persona={persona} appearance={{ showAdvice }} {...chat} />
    </div>
  );
}

const inState = (state: FixtureState) => ({ persona: fixturePersona(state) });

const thoughts = [firstThought, secondThought];
const thoughtsDone = [firstThought, secondThoughtDone];

const states = {
  idle: () => inState({}),
  connecting: () => inState({ session: sessions.connecting, microphone: { status: 'prompting' } }),
  thinking: () =>
    inState({
      session: sessions.live,
      turn: thinking(1),
      messages: [question, answer, followUp],
      thoughts,
    }),
  bothModes: () =>
    inState({
      session: sessions.live,
      modes: ['client', 'server'],
      messages: [question, answer],
      thoughts: [firstThought],
    }),
  switching: () =>
    inState({
      session: sessions.authorizing,
      mode: 'server',
      modes: ['client', 'server'],
      switching: { from: 'client', to: 'server', status: 'switching' },
      messages: [question, answer],
      thoughts: [firstThought],
    }),
  speaking: () =>
    inState({
      session: sessions.live,
      turn: speaking(1),
      messages: [question, answer, followUp, answerBeingSpoken],
      thoughts: thoughtsDone,
    }),
  interrupted: () =>
    inState({
      session: sessions.live,
      turn: endedTurn(1, 'interrupted'),
      messages: [question, answer, followUp, answerCutOff],
      thoughts: thoughtsDone,
    }),
  failed: () => inState({ session: failed(errors.busy) }),
};

const meta = {
  title: 'Components/PersonaChat',
  component: FixtureChat,
  parameters: { layout: 'fullscreen' },
  args: inState({}),
} satisfies Meta<typeof FixtureChat>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Idle: Story = {
  args: states.idle(),
  play: async ({ args, canvas }) => {
    await expect(args.persona.start).not.toHaveBeenCalled();
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await expect(args.persona.start).toHaveBeenCalledOnce();
    await expect(canvas.getByRole('textbox', { name: 'Message' })).toBeDisabled();
  },
};

export const IdleDark: Story = { tags: ['!dev', '!autodocs'], args: { ...states.idle(), theme: 'dark' } };

export const Connecting: Story = {
  args: states.connecting(),
  play: async ({ args, canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Cancel' }));
    await expect(args.persona.end).toHaveBeenCalledOnce();
  },
};

export const Thinking: Story = { args: states.thinking() };
export const ThinkingDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...states.thinking(), theme: 'dark' },
};

export const ThoughtsOpen: Story = {
  args: states.thinking(),
  play: async ({ canvas, canvasElement }) => {
    const button = canvas.getByRole('button', { name: 'Thoughts' });
    await userEvent.click(button);
    // The width of the story's frame decides whether this is a panel beside the conversation or a sheet over it.
    const dialog = await within(canvasElement.ownerDocument.body).findByRole('dialog', { name: 'Thoughts' });
    await waitFor(() => expect(within(dialog).getAllByRole('article')).toHaveLength(2));
    await expect(dialog).toContainElement(document.activeElement as HTMLElement);
  },
};

export const ThoughtsOpenDark: Story = {
  tags: ['!dev', '!autodocs'],
  ...ThoughtsOpen,
  args: { ...states.thinking(), theme: 'dark' },
};

export const Speaking: Story = {
  args: states.speaking(),
  play: async ({ args, canvas }) => {
    await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), 'And in the evening?{Enter}');
    await expect(args.persona.ask).toHaveBeenCalledWith('And in the evening?', { source: 'text' });
    await userEvent.click(canvas.getByRole('button', { name: 'Interrupt' }));
    await expect(args.persona.interrupt).toHaveBeenCalledOnce();
  },
};

export const SpeakingDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...states.speaking(), theme: 'dark' },
};
export const Interrupted: Story = { args: states.interrupted() };
export const InterruptedDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...states.interrupted(), theme: 'dark' },
};

const withTools = () =>
  inState({
    session: sessions.live,
    turn: thinking(1),
    messages: [question, answer, followUp],
    thoughts: thoughtsDone,
    toolCalls: [openingHours, tableBooking],
  });

export const ToolAsks: Story = {
  args: withTools(),
  play: async ({ args, canvas }) => {
    await expect(await canvas.findByText('Your permission is needed: book table')).toBeInTheDocument();
    await userEvent.click(await canvas.findByRole('button', { name: 'Allow' }));
    await expect(args.persona.respondToToolCall).toHaveBeenCalledWith(tableBooking.id, true);
  },
};

export const ToolAsksDark: Story = { tags: ['!dev', '!autodocs'], args: { ...withTools(), theme: 'dark' } };

export const BothModes: Story = { args: states.bothModes() };
export const BothModesDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...states.bothModes(), theme: 'dark' },
};
export const SwitchFailed: Story = {
  args: inState({
    session: sessions.live,
    modes: ['client', 'server'],
    error: errors.modeFailed,
    messages: [question, answer],
  }),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('alert')).toHaveTextContent(
      'The other mode could not connect, so nothing changed. Try again.',
    );
    await expect(canvas.getByRole('radio', { name: 'This app' })).toBeChecked();
  },
};
export const SwitchingModes: Story = {
  args: states.switching(),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('Switching to: Anam')).toHaveAttribute('role', 'status'));
  },
};

export const Failed: Story = {
  args: { ...states.failed(), showAdvice: true },
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText('All lines are busy. Try again in a moment.')).toBeVisible());
    await expect(canvas.getByText('session-busy')).toBeVisible();
  },
};

export const FailedDark: Story = { tags: ['!dev', '!autodocs'], args: { ...states.failed(), theme: 'dark' } };

export const ModelError: Story = {
  args: {
    ...inState({
      session: sessions.live,
      turn: endedTurn(1, 'failed'),
      messages: [...finished.messages, followUp],
      thoughts: [firstThought, { ...secondThoughtDone, status: 'interrupted' }],
      error: errors.rateLimited,
      microphone: { status: 'denied', reason: 'blocked-by-user', error: errors.microphoneBlocked },
    }),
    showAdvice: true,
  },
  play: async ({ args, canvas }) => {
    const [dismissError] = canvas.getAllByRole('button', { name: 'Dismiss' });
    if (!dismissError) throw new Error('There is nothing to dismiss.');
    await userEvent.click(dismissError);
    await expect(args.persona.dismissError).toHaveBeenCalledOnce();
    await expect(canvas.queryByText(errors.rateLimited.userMessage)).toBeNull();
  },
};

export const RightToLeft: Story = {
  args: {
    ...states.speaking(),
    dir: 'rtl',
    labels: {
      locale: 'he',
      start: 'התחלת שיחה',
      composerPlaceholder: 'כתיבת הודעה…',
      thoughtFor: 'חשיבה של {duration}',
      seconds: { one: 'שנייה', two: 'שתי שניות', other: '{count} שניות' },
      activity: { speaking: 'מדברת' },
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'חשיבה של 12 שניות' })).toBeVisible();
  },
};
