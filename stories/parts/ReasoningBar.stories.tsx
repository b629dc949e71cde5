import type { Meta, StoryObj } from '@storybook/react-vite';
import { ReasoningBar } from 'anam-react';
import { expect } from 'storybook/test';
import { sessions, thinking, thought, timeline } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

const begin = timeline(1).startedAt;

function TimelineStory({ persona, ...frame }: PartStoryArgs) {
  return (
    <WithPersona persona={persona} {...frame}>
      <ReasoningBar turnId="turn-1" now={() => begin + 5_000} />
    </WithPersona>
  );
}

const thoughtFrom = (start: number, end: number | null) =>
  thought(1, 'The light that scatters most is the blue.', {
    id: `thought-${start}`,
    startedAt: begin + start,
    status: end === null ? 'streaming' : 'done',
    endedAt: end === null ? null : begin + end,
  });

const state = (marks: Parameters<typeof timeline>[1], thoughts = [thoughtFrom(300, 2_400)]) =>
  inState({ session: sessions.live, timelines: [timeline(1, marks)], thoughts });

const meta = {
  title: 'Components/Reasoning/ReasoningBar',
  component: TimelineStory,
  args: state({}),
} satisfies Meta<typeof TimelineStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Spoken: Story = {
  play: async ({ canvas }) => {
    const legend = canvas.getAllByRole('listitem').map(({ textContent }) => textContent);
    await expect(legend).toEqual([
      'Waiting 0.3s',
      'Thinking 2.1s',
      'Preparing to speak 0.6s',
      'Speaking 4.6s',
      'First word after 3s',
    ]);
  },
};

export const SpokenDark: Story = { tags: ['!dev', '!autodocs'], args: { ...state({}), theme: 'dark' } };

export const Thinking: Story = {
  args: {
    ...inState({
      session: sessions.live,
      turn: thinking(1),
      timelines: [
        timeline(1, { firstTextAt: null, firstWordAt: null, lastWordAt: null, endedAt: null, outcome: null }),
      ],
      thoughts: [thoughtFrom(300, null)],
    }),
  },
};

export const ThoughtTwice: Story = {
  args: state({}, [thoughtFrom(300, 1_200), thoughtFrom(1_700, 2_800)]),
};

export const WithoutThoughts: Story = { args: state({ firstThoughtAt: null }, []) };

export const InterruptedBeforeAWord: Story = {
  args: state({ firstWordAt: null, lastWordAt: null, endedAt: begin + 3_100, outcome: 'interrupted' }),
};

export const RightToLeft: Story = {
  args: { ...state({}), dir: 'rtl' },
};
