import type { Meta, StoryObj } from '@storybook/react-vite';
import { Reasoning } from 'anam-react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { firstThought, secondThought } from '../conversation.js';
import { logOf, sessions, speaking, thinking, thought } from '../fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function ReasoningStory({ persona, turnId, ...frame }: PartStoryArgs & { readonly turnId: string }) {
  return (
    <WithPersona persona={persona} {...frame}>
      <Reasoning turnId={turnId} />
    </WithPersona>
  );
}

const streaming = () => ({
  ...inState({ session: sessions.live, turn: thinking(1), thoughts: [secondThought] }),
  turnId: 'turn-1',
});

const meta = {
  title: 'Parts/Reasoning',
  component: ReasoningStory,
  args: streaming(),
} satisfies Meta<typeof ReasoningStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Thinking: Story = {};
export const ThinkingDark: Story = { args: { ...streaming(), theme: 'dark' } };

export const ClosesWhenTheAnswerBegins: Story = {
  args: streaming(),
  play: async ({ args, canvas }) => {
    const trigger = canvas.getByRole('button');
    await expect(trigger).toHaveAttribute('aria-expanded', 'true');
    args.persona.set({ turn: speaking(1), reasoning: logOf([thought(1, secondThought.text)]) });
    await waitFor(() => expect(trigger).toHaveAttribute('aria-expanded', 'false'));
    await expect(trigger).toHaveTextContent('Thought for 12 s');
  },
};

const done = () => ({ ...inState({ session: sessions.live, thoughts: [firstThought] }), turnId: 'turn-0' });

export const Thought: Story = { args: done() };

export const Opened: Story = {
  args: done(),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Thought for 12 s' }));
    await waitFor(() => expect(canvas.getByText(/this is spoken/)).toBeVisible());
  },
};

export const SeveralThoughts: Story = {
  args: {
    ...inState({
      session: sessions.live,
      thoughts: [firstThought, thought(0, 'And the ferry runs until one at night.', { id: 'later' })],
    }),
    turnId: 'turn-0',
  },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Thought for 24 s' }));
  },
};

export const Interrupted: Story = {
  args: {
    ...inState({ session: sessions.live, thoughts: [thought(0, 'Let me see', { status: 'interrupted' })] }),
    turnId: 'turn-0',
  },
};
