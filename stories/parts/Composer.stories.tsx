import type { Meta, StoryObj } from '@storybook/react-vite';
import { Composer, personaError, type ComposerProps } from 'anam-react';
import { expect, mocked, userEvent, waitFor } from 'storybook/test';
import { sessions, userMessage } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function ComposerStory({
  persona,
  suggestions,
  ...frame
}: PartStoryArgs & Pick<ComposerProps, 'suggestions'>) {
  return (
    <WithPersona persona={persona} {...frame}>
      <Composer {...(suggestions && { suggestions })} />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Conversation/Composer',
  component: ComposerStory,
  args: inState({ session: sessions.live }),
} satisfies Meta<typeof ComposerStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Live: Story = {
  args: inState({ session: sessions.live }),
  play: async ({ args, canvas }) => {
    const input = canvas.getByRole('textbox', { name: 'Message' });
    const send = canvas.getByRole('button', { name: 'Send' });
    await expect(send).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(send);
    await expect(args.persona.ask).not.toHaveBeenCalled();
    await userEvent.type(input, 'Hello{Enter}');
    await expect(args.persona.ask).toHaveBeenCalledWith('Hello', { source: 'text' });
    await expect(input).toHaveValue('');
  },
};

export const LongText: Story = {
  args: { ...inState({ session: sessions.live }), theme: 'dark' },
  play: async ({ canvas }) => {
    const lines = Array.from({ length: 12 }, (_, index) => `Line ${index + 1}`);
    await userEvent.type(canvas.getByRole('textbox'), lines.join('{Shift>}{Enter}{/Shift}'));
  },
};

export const NotStarted: Story = {
  args: inState({}),
  play: async ({ canvas }) => {
    const input = canvas.getByRole('textbox');
    await expect(input).toBeDisabled();
    await expect(input).toHaveAccessibleDescription('Start the conversation to type.');
  },
};

export const Connecting: Story = {
  args: inState({ session: sessions.connecting }),
  play: async ({ args, canvas }) => {
    await userEvent.type(canvas.getByRole('textbox'), 'Already written{Enter}');
    await expect(args.persona.ask).not.toHaveBeenCalled();
    await expect(canvas.getByRole('textbox')).toHaveValue('Already written');
  },
};

export const Refused: Story = {
  args: inState({ session: sessions.live }),
  beforeEach: ({ args }) => {
    mocked(args.persona.ask).mockImplementation(() => {
      throw personaError('turn-busy', { message: 'Busy' });
    });
  },
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('textbox'), 'Hello{Enter}');
    await expect(canvas.getByRole('alert')).toHaveTextContent('Wait until the assistant has finished.');
    await expect(canvas.getByRole('textbox')).toHaveValue('Hello');
  },
};

const suggestions = ['What can you do?', 'Plan three days in Lisbon', 'Tell me a long story'];

/** Until the first message, the user can ask these with one click. */
export const Suggestions: Story = {
  args: { ...inState({ session: sessions.live }), suggestions },
  play: async ({ args, canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Plan three days in Lisbon' }));
    await expect(args.persona.ask).toHaveBeenCalledWith('Plan three days in Lisbon', { source: 'text' });
  },
};

/** A click on a suggestion also starts the conversation. */
export const SuggestionsBeforeTheStart: Story = {
  args: { ...inState({}), suggestions },
  play: async ({ args, canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'What can you do?' }));
    await expect(args.persona.start).toHaveBeenCalledOnce();
    // No second click while it starts.
    await expect(canvas.queryByRole('button', { name: 'What can you do?' })).toBeNull();
    await waitFor(() =>
      expect(args.persona.ask).toHaveBeenCalledWith('What can you do?', { source: 'text' }),
    );
  },
};

export const SuggestionsAfterTheFirstMessage: Story = {
  args: { ...inState({ session: sessions.live, messages: [userMessage(0, 'Hello')] }), suggestions },
  play: async ({ canvas }) => {
    await expect(canvas.queryByRole('list', { name: 'Suggested questions' })).toBeNull();
  },
};
