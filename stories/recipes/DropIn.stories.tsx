import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Assistant } from './DropIn.js';
import code from './DropIn.tsx?raw';
import { inTime, recipe, say, start } from './recipe.js';
import { findInTranscript } from '../find-in-transcript.js';

const meta = {
  title: 'Guides/Drop-in chat',
  component: Assistant,
  ...recipe(code),
} satisfies Meta<typeof Assistant>;

export default meta;

type Story = StoryObj<typeof meta>;

export const DropIn: Story = {
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Hello');
    await expect(await findInTranscript(canvas, /Hello! I am a scripted model/, inTime)).toBeVisible();
    await canvas.findByRole('button', { name: /^Thought for/ }, inTime);
  },
};
