import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, type within } from 'storybook/test';
import { findInTranscript } from './find-in-transcript.js';
import { ServerMode } from './ServerMode.js';
import endpoint from './recipes/server/llm-endpoint.ts?raw';

const meta = {
  title: 'Components/PersonaChat/Server mode',
  component: ServerMode,
  parameters: {
    layout: 'fullscreen',
    docs: { source: { code: endpoint, language: 'ts' }, story: { inline: false, height: '640px' } },
  },
  args: { spec: 'groq' },
} satisfies Meta<typeof ServerMode>;

export default meta;

type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const inTime = { timeout: 25_000 };

async function ask(canvas: Canvas, text: string) {
  await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
  await canvas.findByText('Ready for your message', { selector: '.persona-stage-status span' }, inTime);
  await userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), `${text}{Enter}`);
}

/** The model behind the endpoint thinks, and the page shows Anam's reasoning events. */
export const WordsAndThoughts: Story = {
  play: async ({ canvas }) => {
    await ask(canvas, 'Hello');
    await findInTranscript(canvas, /Hello! I am a scripted model/, inTime);
    await expect(await canvas.findByRole('button', { name: /^Thought for/ }, inTime)).toBeVisible();
  },
};

/** The session token contains the tool, the page runs it, and the engine sends its result to the endpoint. */
export const ToolOfThePage: Story = {
  play: async ({ canvas }) => {
    await ask(canvas, 'What time is it?');
    await findInTranscript(canvas, /It says 12:34/, inTime);
  },
};

/** Gemini's format carries text and tool calls, but no thoughts. */
export const GeminiForm: Story = {
  args: { spec: 'gemini' },
  play: async ({ canvas }) => {
    await ask(canvas, 'Hello');
    await findInTranscript(canvas, /Hello! I am a scripted model/, inTime);
    await expect(canvas.queryByRole('button', { name: /^Thought for/ })).toBeNull();
  },
};

/** The endpoint refuses the secret, and Anam's stock model speaks instead. Nothing else on the page shows that. */
export const SecretChanged: Story = {
  args: { secret: 'an old secret' },
  play: async ({ canvas }) => {
    await ask(canvas, 'Hello');
    await findInTranscript(canvas, /Your endpoint gave no answer/, inTime);
  },
};
