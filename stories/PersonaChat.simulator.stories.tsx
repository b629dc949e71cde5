import type { Meta, StoryObj } from '@storybook/react-vite';
import firstPersona from './recipes/FirstPersona.tsx?raw';
import { scenarios } from 'anam-react/simulator';
import { expect, userEvent, waitFor, type within } from 'storybook/test';
import { SimulatedChat } from './SimulatedChat.js';
import { findInTranscript } from './find-in-transcript.js';

const meta = {
  title: 'Components/PersonaChat/With the simulator',
  component: SimulatedChat,
  parameters: { layout: 'fullscreen', docs: { source: { code: firstPersona, language: 'tsx' } } },
  args: { scenario: scenarios.happyPath },
} satisfies Meta<typeof SimulatedChat>;

export default meta;

type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const inTime = { timeout: 10_000 };

async function start(canvas: Canvas) {
  await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
  await canvas.findByText('Ready for your message', { selector: '.persona-stage-status span' }, inTime);
}

const say = (canvas: Canvas, text: string) =>
  userEvent.type(canvas.getByRole('textbox', { name: 'Message' }), `${text}{Enter}`);

export const HappyPath: Story = {
  play: async ({ canvas, canvasElement }) => {
    await start(canvas);
    await say(canvas, 'Hello');
    await canvas.findByRole('button', { name: 'Thinking…' }, inTime);
    await findInTranscript(canvas, /Hello! I am a scripted model/, inTime);
    const thoughts = await canvas.findByRole('button', { name: /^Thought for/ }, inTime);
    await expect(thoughts).toHaveAttribute('aria-expanded', 'false');
    await waitFor(() => expect(canvasElement.querySelector('video')?.videoWidth).toBe(256), inTime);
  },
};

export const BargeIn: Story = {
  args: { scenario: scenarios.bargeIn },
  play: async ({ canvas, canvasElement }) => {
    await start(canvas);
    await say(canvas, 'Tell me a story');
    await canvas.findByText('Speaking', { selector: '.persona-stage-status span' }, inTime);
    await findInTranscript(canvas, /counted/, inTime);
    await userEvent.click(canvas.getByRole('button', { name: 'Interrupt' }));
    await canvas.findByText('Interrupted', { selector: '.persona-cut span' }, inTime);
    const rest = await canvas.findByRole('button', { name: 'Show the rest' }, inTime);
    const unheard = () => canvasElement.querySelector('.persona-unheard');
    await expect(unheard()).not.toBeVisible();
    await userEvent.click(rest);
    await waitFor(() => expect(unheard()).toBeVisible());
  },
};

export const ToolWithApproval: Story = {
  args: { clock: '12:34' },
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'What time is it?');
    await canvas.findByRole('group', { name: 'Allow “look at clock”?' }, inTime);
    await userEvent.click(canvas.getByRole('button', { name: 'Allow' }));
    await canvas.findByRole('button', { name: 'Done: look at clock' }, inTime);
    await findInTranscript(canvas, /It says 12:34/, inTime);
  },
};

export const ServerMode: Story = {
  args: { scenario: scenarios.reasoning, mode: 'server' },
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Good morning');
    await findInTranscript(canvas, /That is a good place to begin/, inTime);
    await canvas.findByRole('button', { name: /^Thought for/ }, inTime);
  },
};

export const SwitchesModes: Story = {
  args: { scenario: scenarios.reasoning },
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Hello there');
    await canvas.findByText('Speaking', { selector: '.persona-stage-status span' }, inTime);
    await userEvent.click(canvas.getByRole('radio', { name: 'Anam' }));
    await canvas.findByText('Ready for your message', { selector: '.persona-stage-status span' }, inTime);
    await expect(canvas.getByRole('radio', { name: 'Anam' })).toHaveFocus();
    await say(canvas, 'And now');
    await findInTranscript(canvas, /You said: And now/, inTime);
    await expect(await findInTranscript(canvas, /^Hello there$/, inTime)).toBeVisible();
  },
};
