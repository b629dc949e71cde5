import type { Meta, StoryObj } from '@storybook/react-vite';
import { ReasoningHistory, type ReasoningHistoryProps } from 'anam-react';
import { expect, userEvent, waitFor } from 'storybook/test';
import {
  answer,
  answerCutOff,
  firstThought,
  followUp,
  openingHours,
  question,
  secondThought,
  secondThoughtDone,
} from '../../src/react/testing/fixture-conversation.js';
import { sessions, thinking, thought, timeline, userMessage } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

type HistoryStoryArgs = PartStoryArgs & Pick<ReasoningHistoryProps, 'redact' | 'defaultOrder'>;

function HistoryStory({ persona, theme, dir, ...history }: HistoryStoryArgs) {
  return (
    <WithPersona persona={persona} width={440} height={640} theme={theme} dir={dir}>
      <ReasoningHistory {...history} />
    </WithPersona>
  );
}

const told = () =>
  inState({
    session: sessions.live,
    messages: [question, answer, followUp, answerCutOff],
    thoughts: [firstThought, secondThoughtDone],
    toolCalls: [openingHours],
    timelines: [timeline(0), timeline(1, { outcome: 'interrupted' })],
  });

const live = () =>
  inState({
    session: sessions.live,
    turn: thinking(1),
    messages: [question, answer, followUp],
    thoughts: [firstThought, secondThought],
    timelines: [timeline(0)],
  });

const meta = {
  title: 'Components/Reasoning/ReasoningHistory',
  component: HistoryStory,
  args: told(),
} satisfies Meta<typeof HistoryStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Conversation: Story = {};
export const ConversationDark: Story = { tags: ['!dev', '!autodocs'], args: { ...told(), theme: 'dark' } };
export const RightToLeft: Story = { args: { ...told(), dir: 'rtl' } };
export const OldestFirst: Story = { args: { ...told(), defaultOrder: 'oldest' } };
export const Live: Story = { args: live() };
export const Empty: Story = { args: inState({ session: sessions.live }) };

export const OutsideTurnsAndInterrupted: Story = {
  args: inState({
    session: sessions.live,
    messages: [question],
    thoughts: [
      thought(0, 'I should begin with', { status: 'interrupted' }),
      thought(0, 'A thought that the service had before anybody asked.', {
        id: 'early',
        turnId: null,
        source: 'server',
      }),
    ],
  }),
};

export const Found: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'belem');
    await canvas.findByText('1 of 2');
    const marks = () => [...canvasElement.querySelectorAll('mark')];
    await expect(marks().map(({ textContent }) => textContent)).toEqual(['Belém', 'Belém']);
    await userEvent.keyboard('{Enter}');
    await canvas.findByText('2 of 2');
    await waitFor(() => expect(marks().findIndex((mark) => 'current' in mark.dataset)).toBe(1));
    await userEvent.keyboard('{Enter}');
    await canvas.findByText('1 of 2');
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
    await canvas.findByText('2 of 2');
  },
};

export const NothingFound: Story = {
  play: async ({ canvas }) => {
    await userEvent.type(canvas.getByRole('searchbox'), 'Reykjavík');
    await canvas.findByText('No matches.');
    await userEvent.click(canvas.getByRole('button', { name: 'Clear search' }));
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(2));
  },
};

export const Filtered: Story = {
  args: live(),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByText('Filter, sort, export'));
    await userEvent.selectOptions(canvas.getByLabelText('State'), 'Live');
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(1));
    await userEvent.selectOptions(canvas.getByLabelText('Source'), 'Anam');
    await canvas.findByText('No matches.');
  },
};

export const LongOnesOpen: Story = {
  play: async ({ canvas }) => {
    const [more] = await canvas.findAllByRole('button', { name: 'Show all' });
    await userEvent.click(more as HTMLElement);
    await expect(await canvas.findByRole('button', { name: 'Show less' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  },
};

export const Copied: Story = {
  play: async ({ canvas }) => {
    const copied: string[] = [];
    const { clipboard } = navigator;
    const writeText = async (text: string) => void copied.push(text);
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    await userEvent.click(canvas.getByText('Filter, sort, export'));
    await userEvent.click(canvas.getByRole('button', { name: 'Copy all' }));
    await waitFor(() => expect(canvas.getByText('Copied')).toBeVisible());
    await expect(copied[0]).toContain('# Thoughts');
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    });
    await userEvent.click(canvas.getByRole('button', { name: 'Copy all' }));
    await waitFor(() => expect(canvas.getByText('Your browser did not allow copying')).toBeVisible());
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  },
};

export const Redacted: Story = {
  args: { ...told(), redact: (text) => text.replaceAll(/Lisbon|Belém|Alfama/g, '█████') },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.textContent).not.toMatch(/Lisbon|Belém|Alfama/);
  },
};

export const RedactionThatFails: Story = {
  args: {
    ...told(),
    redact: () => {
      throw new Error('The rules could not be loaded.');
    },
  },
  beforeEach: () => {
    // The error is reported as an uncaught error, as intended.
    const swallow = (event: ErrorEvent) => event.preventDefault();
    addEventListener('error', swallow, { capture: true });
    const { reportError } = globalThis;
    globalThis.reportError = () => undefined;
    return () => {
      removeEventListener('error', swallow, { capture: true });
      globalThis.reportError = reportError;
    };
  },
  play: async ({ canvas, canvasElement }) => {
    await expect((await canvas.findAllByText('Hidden because redaction failed.')).length).toBeGreaterThan(0);
    await expect(canvasElement.textContent).not.toContain('Lisbon');
  },
};

const many = (count: number) => ({
  messages: Array.from({ length: count }, (_, turn) => userMessage(turn, `Question ${turn + 1}`)),
  thoughts: Array.from({ length: count }, (_, turn) =>
    thought(turn, `Thought ${turn + 1}. ${firstThought.text.slice(0, 40 + ((turn * 37) % 300))}`),
  ),
});

export const TenThousand: Story = {
  args: inState({ session: sessions.live, ...many(10_000) }),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvasElement.querySelectorAll('article').length).toBeLessThan(40);
    await userEvent.type(canvas.getByRole('searchbox'), 'Thought 9876.');
    await canvas.findByText('1 of 1', {}, { timeout: 5_000 });
    await expect(canvas.getAllByRole('article')).toHaveLength(1);
  },
};

const megabyte = `${firstThought.text}\n\n`.repeat(Math.ceil(1_000_000 / (firstThought.text.length + 2)));

export const OneOfAMegabyte: Story = {
  args: inState({ session: sessions.live, messages: [question], thoughts: [thought(0, megabyte)] }),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Show all' }));
    await canvas.findByRole('button', { name: 'Show less' });
  },
};

export const FullPage: Story = {
  render: ({ persona }) => (
    <WithPersona persona={persona} width="100%" height="90vh">
      <ReasoningHistory />
    </WithPersona>
  ),
};

export const WithoutAPersona: Story = {
  render: () => (
    <div style={{ inlineSize: 440, maxInlineSize: '100%', blockSize: 480 }}>
      <ReasoningHistory reasoning={[firstThought, secondThoughtDone]} />
    </div>
  ),
};

export const OwnArrangement: Story = {
  render: ({ persona }) => (
    <WithPersona persona={persona} width={440} height={560}>
      <ReasoningHistory>
        <ReasoningHistory.List style={{ order: 1 }} />
        <ReasoningHistory.Search />
        <ReasoningHistory.ModeChoice />
      </ReasoningHistory>
    </WithPersona>
  ),
};
