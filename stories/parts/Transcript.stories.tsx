import type { Meta, StoryObj } from '@storybook/react-vite';
import { Transcript } from 'anam-react';
import { expect } from 'storybook/test';
import {
  answer,
  answerBeingSpoken,
  answerCutOff,
  finished,
  firstThought,
  followUp,
  question,
  secondThoughtDone,
  spokenSoFar,
} from '../conversation.js';
import { endedTurn, personaMessage, sessions, speaking, thinking, userMessage } from '../fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function TranscriptStory({ persona, ...frame }: PartStoryArgs) {
  return (
    <WithPersona persona={persona} height={520} {...frame}>
      <Transcript style={{ blockSize: '100%' }} />
    </WithPersona>
  );
}

const meta = {
  title: 'Parts/Transcript',
  component: TranscriptStory,
  args: inState({}),
} satisfies Meta<typeof TranscriptStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};

export const Conversation: Story = { args: inState({ session: sessions.live, ...finished }) };

export const Waiting: Story = {
  args: inState({ session: sessions.live, turn: thinking(0), messages: [question] }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Thinking…')).toBeInTheDocument();
  },
};

const spoken = {
  session: sessions.live,
  messages: [question, answer, followUp, answerBeingSpoken],
  thoughts: [firstThought, secondThoughtDone],
};

export const BeingSpoken: Story = {
  args: inState({ ...spoken, turn: speaking(1) }),
  play: async ({ canvasElement }) => {
    const unheard = canvasElement.querySelector('span.persona-unheard');
    await expect(unheard).toHaveTextContent(answerBeingSpoken.written.slice(spokenSoFar.length));
  },
};

export const BeingSpokenDark: Story = {
  args: { ...inState({ ...spoken, turn: speaking(1) }), theme: 'dark' },
};

export const CutOff: Story = {
  args: inState({
    ...spoken,
    turn: endedTurn(1, 'interrupted'),
    messages: [question, answer, followUp, answerCutOff],
  }),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByText('Interrupted')).toBeVisible();
    await expect(canvas.getByText(/Not said any more/)).toBeInTheDocument();
    await expect(canvasElement.querySelector('s')).toHaveTextContent(
      answerCutOff.written.slice(spokenSoFar.length),
    );
  },
};

export const BrokeOff: Story = {
  args: inState({
    session: sessions.live,
    turn: endedTurn(0, 'failed'),
    messages: [
      question,
      personaMessage(0, answer.written.slice(0, 60), { status: 'failed', heard: 'Start with Alfama' }),
    ],
  }),
};

const many = Array.from({ length: 500 }, (_, turn) => [
  userMessage(turn, `Question ${turn + 1}`, 'speech'),
  personaMessage(turn, `Answer ${turn + 1}. ${answer.written}`),
]).flat();

export const AThousandMessages: Story = {
  args: inState({ session: sessions.live, messages: many }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Question 500')).toBeVisible();
  },
};
