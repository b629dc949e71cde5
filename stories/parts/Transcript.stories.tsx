import type { Meta, StoryObj } from '@storybook/react-vite';
import { Transcript, TranscriptWaiting, type TranscriptProps } from 'anam-react';
import { renderMarkdown } from 'anam-react/markdown';
import 'anam-react/markdown.css';
import { expect, userEvent } from 'storybook/test';
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
} from '../../src/react/testing/fixture-conversation.js';
import {
  endedTurn,
  personaMessage,
  sessions,
  speaking,
  thinking,
  userMessage,
} from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

interface TranscriptStoryArgs extends PartStoryArgs {
  readonly transcript?: TranscriptProps;
}

function TranscriptStory({ persona, transcript, ...frame }: TranscriptStoryArgs) {
  return (
    <WithPersona persona={persona} height={520} {...frame}>
      <Transcript {...transcript} style={{ blockSize: '100%' }} />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Conversation/Transcript',
  component: TranscriptStory,
  parameters: { api: ['Transcript', 'TranscriptWaiting'] },
  args: inState({}),
} satisfies Meta<typeof TranscriptStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Empty: Story = {};

export const Restoring: Story = {
  args: inState({ restoring: true }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Loading the earlier conversation…')).toBeVisible();
  },
};

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

const unheardIn = (root: HTMLElement) =>
  [...root.querySelectorAll('.persona-unheard')].map(({ textContent }) => textContent).join('');

export const BeingSpoken: Story = {
  args: inState({ ...spoken, turn: speaking(1) }),
  play: async ({ canvasElement }) => {
    await expect(unheardIn(canvasElement)).toBe(answerBeingSpoken.written.slice(spokenSoFar.length));
  },
};

export const BeingSpokenDark: Story = {
  tags: ['!dev', '!autodocs'],
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
    await userEvent.click(canvas.getByRole('button', { name: 'Show the rest' }));
    await expect(canvas.getByText(/Not spoken:/)).toBeInTheDocument();
    await expect(unheardIn(canvasElement)).toBe(answerCutOff.written.slice(spokenSoFar.length));
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

export const WhatTheUserIsSaying: Story = {
  args: inState({ session: sessions.live, ...finished, userSpeaking: true, userInterim: 'Tuesday and' }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Tuesday and…')).toBeVisible();
  },
};

export const Actions: Story = {
  args: inState({ session: sessions.live, ...finished, turn: endedTurn(0, 'completed') }),
  play: async ({ args, canvas }) => {
    canvas.getByRole('log').focus();
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    await userEvent.click(await canvas.findByRole('button', { name: 'Edit and resend' }));
    const field = await canvas.findByRole('textbox', { name: 'Edit message' });
    await userEvent.clear(field);
    await userEvent.type(field, 'I have three days.{Enter}');
    await expect(args.persona.ask).toHaveBeenCalledWith('I have three days.', { source: 'text' });
    await userEvent.click(await canvas.findByRole('button', { name: 'Ask again' }));
    await expect(args.persona.retry).toHaveBeenCalledWith('turn-0');
  },
};

/** The newest question is at the top, and the answer grows below it. */
export const AnchoredAtTheTurn: Story = {
  args: { ...inState({ ...spoken, turn: speaking(1) }), transcript: { anchor: 'turn' } },
};

const inMarkdown = personaMessage(
  0,
  'Two places:\n\n1. **Alfama**, early, before the lanes fill up\n2. *Belém*: the monastery is closed on Mondays',
  { status: 'streaming', heard: 'Two places:\n\n1. **Alfama**, early,' },
);

/** Unheard words are also muted in Markdown. */
export const Markdown: Story = {
  args: {
    ...inState({ session: sessions.live, turn: speaking(0), messages: [question, inMarkdown] }),
    transcript: { renderMessage: renderMarkdown },
  },
  play: async ({ canvas }) => {
    await expect((await canvas.findByText('Alfama')).tagName).toBe('STRONG');
    const [range] = CSS.highlights.get('persona-unheard') ?? [];
    await expect((range as Range).toString()).toMatch(/^ before the lanes/);
  },
};

export const BeforeItsCodeIsThere: Story = {
  render: ({ persona }) => (
    <WithPersona persona={persona} height={520}>
      <TranscriptWaiting style={{ blockSize: '100%' }} />
    </WithPersona>
  ),
  args: inState({ session: sessions.live, ...finished }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText(question.text)).toBeVisible();
  },
};
