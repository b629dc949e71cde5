import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { inTime, recipe, say, start } from './recipe.js';
import { AgUiAgent, AiSdkRoute, TextRoute } from './YourBackEnd.js';
import code from './YourBackEnd.tsx?raw';
import { findInTranscript } from '../find-in-transcript.js';

const meta = {
  title: 'Guides/AI SDK and other back ends',
  component: AiSdkRoute,
  // YourBackEnd.mdx is its page.
  tags: ['!autodocs'],
  ...recipe(code),
} satisfies Meta<typeof AiSdkRoute>;

export default meta;

type Story = StoryObj<typeof meta>;

/** The server asks before it runs its tool, and continues when the user allows it. */
export const AnAiSdkRoute: Story = {
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Cancel my order.');
    await canvas.findByRole('group', { name: 'Cancel this order?' }, inTime);
    await userEvent.click(canvas.getByRole('button', { name: 'Allow' }));
    await canvas.findByRole('button', { name: 'Order cancelled' }, inTime);
    await expect(await findInTranscript(canvas, /Your order is cancelled/, inTime)).toBeVisible();
  },
};

export const ATextRoute: Story = {
  render: () => <TextRoute />,
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Who are you?');
    await expect(await findInTranscript(canvas, /I am a stand-in/, inTime)).toBeVisible();
  },
};

export const AnAgUiAgent: Story = {
  render: () => <AgUiAgent />,
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Who are you?');
    await expect(await findInTranscript(canvas, /I am an agent/, inTime)).toBeVisible();
  },
};
