import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat, Transcript, usePersonaTool, type PersonaToolCall } from 'anam-react';
import type { ToolCall } from 'anam-react/core';
import { renderMarkdown } from 'anam-react/markdown';
import 'anam-react/markdown.css';
import { expect, userEvent, waitFor } from 'storybook/test';
import { z } from 'zod';
import { weatherCall, weatherMessage, weatherQuestion } from '../../src/react/testing/fixture-parts.js';
import {
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking,
  toolCall,
  userMessage,
} from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

interface ToolStoryArgs extends PartStoryArgs {
  readonly width?: number;
  readonly chat?: boolean;
  readonly markdown?: boolean;
}

function ToolStory({ chat = false, markdown = false, ...frame }: ToolStoryArgs) {
  const text = markdown ? { renderMessage: renderMarkdown } : {};
  if (chat)
    return (
      <div style={{ blockSize: 640, inlineSize: frame.width }}>
        <PersonaChat persona={frame.persona} appearance={{ showAdvice: false }} transcript={text}>
          <WeatherTool />
        </PersonaChat>
      </div>
    );
  return (
    <WithPersona {...frame}>
      <Transcript {...text} />
      <WeatherTool />
    </WithPersona>
  );
}

function WeatherTool() {
  usePersonaTool('get_weather', {
    description: 'Returns the weather of a city.',
    parameters: z.object({ city: z.string() }),
    execute: () => ({ degrees: 24, sky: 'sunny' }),
    needsApproval: ({ city }) => city !== 'Lisbon',
    labels: { approval: ({ city }) => `Look up the weather in ${city}?` },
    render: (call) => <Weather call={call} />,
  });
  return null;
}

type WeatherCall = PersonaToolCall<{ city: string }, { degrees: number; sky: string }>;

const box = {
  padding: '0.75rem 1rem',
  borderRadius: 12,
  background: 'linear-gradient(120deg, #1f6f9f, #174a78)',
  color: '#fff',
} as const;

/**
 * A component as an app would write it. It shows every state but has no buttons, so the usual prompt is shown below it.
 */
function Weather({ call }: { readonly call: WeatherCall }) {
  return (
    <div style={box} data-weather={call.status}>
      <strong>{call.args.city ?? '…'}</strong>{' '}
      {call.status === 'done' && `${call.result.degrees} °C, ${call.result.sky}`}
      {call.status === 'failed' && `No weather: ${call.error}`}
      {call.status === 'cancelled' && 'Not looked up.'}
      {(call.status === 'running' || call.status === 'input-streaming') && 'Looking at the sky …'}
    </div>
  );
}

const half = personaMessage(1, 'Let me look at the weather. ', {
  status: 'streaming',
  heard: 'Let me look ',
});
const during = (more: Partial<ToolCall>, source: ToolCall['source'] = 'client') =>
  inState({
    session: sessions.live,
    mode: source,
    turn: speaking(1),
    messages: [weatherQuestion, half],
    toolCalls: [{ ...weatherCall, source, endedAt: null, result: null, ...more }],
  });
const after = (more: Partial<ToolCall> = {}) =>
  inState({
    session: sessions.live,
    messages: [weatherQuestion, { ...weatherMessage, parts: [] }],
    toolCalls: [{ ...weatherCall, ...more }],
  });

const meta = {
  title: 'Components/Tools/Your own tool components',
  component: ToolStory,
  parameters: { api: ['usePersonaTool', 'PersonaToolCall', 'ToolCallLabels'] },
  args: after(),
} satisfies Meta<typeof ToolStory>;

export default meta;

type Story = StoryObj<typeof meta>;

const weather = (element: HTMLElement) => element.querySelector('[data-weather]');
const orderOf = (element: HTMLElement, ...words: string[]) =>
  words.map((text) => element.textContent?.indexOf(text) ?? -1);

/** The component is shown between the words before the call and the words after it. */
export const InTheAnswer: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(weather(canvasElement)).toBeVisible());
    const places = orderOf(canvasElement, 'Let me look', '24 °C', 'It is sunny');
    await expect(places).toEqual(places.toSorted((a, b) => a - b));
    await expect(places).not.toContain(-1);
  },
};
export const InTheAnswerDark: Story = { tags: ['!dev', '!autodocs'], args: { ...after(), theme: 'dark' } };

export const WithMarkdown: Story = {
  args: { ...after(), markdown: true },
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelectorAll('.persona-markdown')).toHaveLength(2));
    const places = orderOf(canvasElement, 'Let me look', '24 °C', 'It is sunny');
    await expect(places).toEqual(places.toSorted((a, b) => a - b));
  },
};

/** The arguments appear while the model writes them. The words before the call keep their nodes. */
export const StreamingArguments: Story = {
  args: during({ status: 'input-streaming', arguments: '{"city":"Lis' }),
  play: async ({ args, canvas, canvasElement }) => {
    await canvas.findByText('Lis');
    const before = canvasElement.querySelector('.persona-text-block');
    args.persona.set({
      transcript: logOf([weatherQuestion, { ...half, written: `${half.written}It is sunny.` }]),
      toolCalls: logOf([weatherCall]),
    });
    await canvas.findByText(/24 °C/);
    await expect(canvasElement.querySelector('.persona-text-block')).toBe(before);
  },
};

export const Running: Story = { args: during({ status: 'running' }) };

export const Approval: Story = {
  args: during({ status: 'awaiting-approval', arguments: '{"city":"Porto"}' }),
  play: async ({ args, canvas }) => {
    const question = await canvas.findByRole('group', { name: 'Look up the weather in Porto?' });
    await expect(question).toBeVisible();
    await expect(canvas.queryByText(/[{}]/)).toBeNull();
    await userEvent.click(canvas.getByRole('button', { name: 'Allow' }));
    await expect(args.persona.respondToToolCall).toHaveBeenCalledWith(weatherCall.id, true);
  },
};

export const WaitingForYou: Story = {
  args: {
    ...inState({
      session: sessions.live,
      turn: thinking(1),
      messages: [weatherQuestion],
      toolCalls: [{ ...weatherCall, writtenOffset: 0, status: 'awaiting-approval', result: null }],
    }),
    chat: true,
    width: 390,
  },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByText('Waiting for you');
    await waitFor(() =>
      expect(
        [...canvasElement.querySelectorAll('[role=status]')].map(({ textContent }) => textContent),
      ).toContain('Your permission is needed: Look up the weather in Lisbon?'),
    );
  },
};

export const Failed: Story = { args: after({ status: 'failed', result: 'No network.' }) };
export const Cancelled: Story = { args: after({ status: 'cancelled', result: null }) };

/** For example, a tool that Anam or the model's endpoint runs. */
export const ServerMode: Story = {
  args: during({ status: 'running', providerExecuted: true }, 'server'),
  play: async ({ args, canvas }) => {
    await canvas.findByText(/Looking at the sky/);
    args.persona.set({ toolCalls: logOf([{ ...weatherCall, source: 'server', providerExecuted: true }]) });
    await canvas.findByText(/24 °C/);
  },
};

/** A restored conversation: only what was saved is known. */
export const AfterAReload: Story = {
  args: inState({
    messages: [weatherQuestion, { ...weatherMessage, parts: [] }],
    toolCalls: [JSON.parse(JSON.stringify(weatherCall)) as ToolCall],
  }),
  play: async ({ canvas }) => {
    await canvas.findByText(/24 °C/);
  },
};

const cards = inState({
  session: sessions.live,
  messages: [
    userMessage(1, 'Book a table and write to Ana.'),
    personaMessage(1, 'I have found a table. Now I need your word.'),
  ],
  toolCalls: [
    toolCall(1, 'search_restaurants', { arguments: '{"near":"Cacilhas","guests":2}', writtenOffset: 22 }),
    toolCall(1, 'send_mail', {
      arguments: JSON.stringify({
        to: ['ana@example.com', 'rui@example.com'],
        subject: 'Tonight',
        sendNow: true,
        table: { place: 'Ponto Final', time: '19:30' },
      }),
      writtenOffset: 43,
      status: 'awaiting-approval',
    }),
  ],
});

/** Tools without a component. */
export const Cards: Story = {
  args: cards,
  play: async ({ canvas }) => {
    await canvas.findByText('rui@example.com');
    await expect(canvas.queryByText(/[{}]/)).toBeNull();
  },
};
export const CardsDark: Story = { tags: ['!dev', '!autodocs'], args: { ...cards, theme: 'dark' } };
export const CardsOnAPhone: Story = { args: { ...cards, width: 320 } };
export const CardsRightToLeft: Story = { args: { ...cards, dir: 'rtl' } };
