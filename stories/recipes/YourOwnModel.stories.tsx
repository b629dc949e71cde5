import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inTime, recipe, say, start } from './recipe.js';
import { MyModelSpeaks } from './YourOwnModel.js';
import code from './YourOwnModel.tsx?raw';
import { findInTranscript } from '../find-in-transcript.js';

const meta = {
  title: 'Guides/Your own model',
  component: MyModelSpeaks,
  ...recipe(code),
} satisfies Meta<typeof MyModelSpeaks>;

export default meta;

type Story = StoryObj<typeof meta>;

export const YourOwnModel: Story = {
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Who are you?');
    await expect(await findInTranscript(canvas, /I am a stand-in/, inTime)).toBeVisible();
  },
};
