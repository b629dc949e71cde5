import type { Meta, StoryObj } from '@storybook/react-vite';
import { Timeline, type TimelineProps } from 'anam-react';
import type { TurnTimeline } from 'anam-react/core';
import 'anam-react/developer.css';
import { expect, within } from 'storybook/test';
import { sessions, thinking, timeline } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

const begin = timeline(0).startedAt;

interface TimelineStoryArgs extends PartStoryArgs {
  readonly timeline?: TimelineProps;
  readonly width?: number;
}

function TimelineStory({ persona, timeline: props, width = 560, ...frame }: TimelineStoryArgs) {
  return (
    <WithPersona persona={persona} width={width} {...frame}>
      <Timeline {...props} now={() => begin + 3_100} />
    </WithPersona>
  );
}

/** Returns a spoken question and its answer. Times are in milliseconds from the end of the user's speech. */
const spoken = (turn: number, more: Partial<TurnTimeline> = {}) =>
  timeline(turn, {
    source: 'speech',
    speechEndedAt: begin - 320,
    inputAt: begin,
    requestedAt: begin,
    firstThoughtAt: begin + 480,
    firstTextAt: begin + 1_900,
    firstTalkAt: begin + 1_960,
    firstWordAt: begin + 2_600,
    lastWordAt: begin + 6_400,
    ...more,
  });

const waiting = spoken(3, {
  firstThoughtAt: null,
  firstTextAt: null,
  firstTalkAt: null,
  firstWordAt: null,
  lastWordAt: null,
  endedAt: null,
  outcome: null,
});

const inTurns = (timelines: readonly TurnTimeline[], more: Parameters<typeof inState>[0] = {}) =>
  inState({ session: sessions.live, timelines: [...timelines], ...more });

const meta = {
  title: 'Components/For developers/Timeline',
  component: TimelineStory,
  args: inTurns([spoken(0)]),
} satisfies Meta<typeof TimelineStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Spoken: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('First word after 2.9s')).toBeVisible();
    const steps = canvas.getAllByRole('listitem').map(({ textContent }) => textContent);
    await expect(steps).toEqual([
      'Transcription0.3s',
      'Model, first token0.5s',
      'Reasoning1.4s',
      'Text to talk stream0.1s',
      'Speech, first word0.6s',
      'Speaking3.8s',
    ]);
  },
};

export const OverBudget: Story = {
  args: { timeline: { budget: { responseMs: 2_500, reasoningMs: 1_000, speechMs: 800 } } },
  play: async ({ canvas }) => {
    const steps = canvas.getAllByRole('listitem');
    await expect(steps.filter((step) => within(step).queryByText('over 1s'))).toHaveLength(1);
    await expect(canvas.getByText('over 2.5s')).toBeVisible();
    await expect(canvas.queryByText('over 0.8s')).toBeNull();
  },
};

export const OverBudgetDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { ...OverBudget.args, theme: 'dark' },
};

export const Waiting: Story = {
  args: {
    ...inTurns([spoken(0), waiting], { turn: thinking(3) }),
    timeline: { budget: { responseMs: 3_000 } },
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No word yet, 3.4s')).toBeVisible();
    await expect(canvas.getByText('over 3s')).toBeVisible();
  },
};

export const InterruptedAndFailed: Story = {
  args: inTurns([
    spoken(0, { outcome: 'interrupted', lastWordAt: begin + 3_000, endedAt: begin + 3_000 }),
    spoken(1, { ...waiting, id: 'turn-1', turnId: 'turn-1', endedAt: begin + 900, outcome: 'failed' }),
  ]),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Interrupted')).toBeVisible();
    await expect(canvas.getByText('No word was spoken')).toBeVisible();
  },
};

/**
 * The tokens of each turn, if the model's endpoint reports them. Some endpoints report them only if the persona has the
 * option `advanced.onUsage`. `usePersonaUsage()` returns the sum.
 */
export const Tokens: Story = {
  args: inTurns([
    spoken(0, { usage: { inputTokens: 412, outputTokens: 96, reasoningTokens: 40 } }),
    spoken(1, { usage: { inputTokens: 1_204, outputTokens: 88, cachedInputTokens: 1_024 } }),
    spoken(2),
  ]),
  play: async ({ canvas }) => {
    const [newest, second, first] = canvas.getAllByRole('article');
    await expect(first).toHaveTextContent('412 tokens in, 96 out');
    await expect(second).toHaveTextContent('1,204 tokens in, 88 out');
    await expect(newest).not.toHaveTextContent('tokens');
  },
};

/** In server mode, Anam's internal steps are unknown. */
export const ServerMode: Story = {
  args: inTurns([
    spoken(0, { requestedAt: null, firstTextAt: begin + 2_600, firstTalkAt: null }),
    timeline(1, { requestedAt: null, firstThoughtAt: null, firstTextAt: begin + 3_000, firstTalkAt: null }),
  ]),
};

/** The newest ten turns, newest first. */
export const ManyTurns: Story = {
  args: inTurns(Array.from({ length: 40 }, (_, turn) => spoken(turn))),
  play: async ({ canvas }) => {
    const turns = canvas.getAllByRole('article');
    await expect(turns).toHaveLength(10);
    await expect(turns[0]).toHaveTextContent(/^Turn 40/);
  },
};

export const Narrow: Story = { args: { ...OverBudget.args, width: 280 } };

export const Arabic: Story = { args: { ...OverBudget.args, dir: 'rtl' } };

export const Empty: Story = {
  args: inTurns([]),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No turns yet')).toBeVisible();
  },
};
