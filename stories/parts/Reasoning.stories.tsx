import type { Meta, StoryObj } from '@storybook/react-vite';
import { Reasoning, ReasoningSettingsProvider, type ReasoningMode } from 'anam-react';
import { renderMarkdown } from 'anam-react/markdown';
import 'anam-react/markdown.css';
import { expect, userEvent, waitFor } from 'storybook/test';
import { firstThought, secondThought } from '../../src/react/testing/fixture-conversation.js';
import { logOf, sessions, speaking, thinking, thought } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

/** A time long after the first thought. */
const later = Date.UTC(2026, 10, 23, 12, 1);

interface ReasoningStoryArgs extends PartStoryArgs {
  readonly turnId: string;
  readonly mode?: ReasoningMode;
}

function ReasoningStory({ persona, turnId, mode, ...frame }: ReasoningStoryArgs) {
  return (
    <WithPersona persona={persona} {...frame}>
      <Reasoning turnId={turnId} {...(mode && { mode })} />
    </WithPersona>
  );
}

const streaming = () => ({
  ...inState({ session: sessions.live, turn: thinking(1), thoughts: [secondThought] }),
  turnId: 'turn-1',
});

const meta = {
  title: 'Components/Reasoning/Reasoning',
  component: ReasoningStory,
  args: streaming(),
} satisfies Meta<typeof ReasoningStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Thinking: Story = {};
export const ThinkingDark: Story = { tags: ['!dev', '!autodocs'], args: { ...streaming(), theme: 'dark' } };

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
      thoughts: [
        firstThought,
        thought(0, 'And the ferry runs until one at night.', {
          id: 'later',
          startedAt: later,
          endedAt: later + 12_000,
        }),
      ],
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

export const AlwaysOpen: Story = {
  args: { ...done(), mode: 'always' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Thought for 12 s' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  },
};

export const NeverOpen: Story = {
  args: { ...streaming(), mode: 'never' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Thinking…' })).toHaveAttribute('aria-expanded', 'false');
  },
};

export const RightToLeft: Story = { args: { ...streaming(), dir: 'rtl' } };

export const WithoutAPersona: Story = {
  render: () => <Reasoning reasoning={[firstThought]} style={{ maxInlineSize: 400 }} />,
};

const marked = `The user wants **two days**, and *food*.

1. Market of [Campo de Ourique](https://example.com/market)
2. \`Cacilhas\`, by ferry

| day | place |
| --- | --- |
| Tue | market |
| Wed | Belém |

<script>alert('never run')</script>`;

export const AsMarkdown: Story = {
  render: ({ persona }) => (
    <WithPersona persona={persona}>
      <ReasoningSettingsProvider render={renderMarkdown} defaultMode="always">
        <Reasoning turnId="turn-0" />
      </ReasoningSettingsProvider>
    </WithPersona>
  ),
  args: { ...inState({ session: sessions.live, thoughts: [thought(0, marked)] }), turnId: 'turn-0' },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('table')).toBeVisible();
    await expect(canvas.getByRole('link')).toHaveTextContent('Campo de Ourique (example.com)');
    await expect(canvasElement.querySelector('script')).toBeNull();
  },
};
