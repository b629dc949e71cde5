import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inTime, inTranscript, recipe, say, start } from './recipe.js';
import { MyModelSpeaks } from './YourOwnModel.js';
import code from './YourOwnModel.tsx?raw';

const meta = {
  title: 'Recipes/Your own model',
  component: MyModelSpeaks,
  ...recipe(code),
} satisfies Meta<typeof MyModelSpeaks>;

export default meta;

type Story = StoryObj<typeof meta>;

export const YourOwnModel: Story = {
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Who are you?');
    await expect(await canvas.findByText(/I am a stand-in/, inTranscript, inTime)).toBeVisible();
  },
};
