import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { findInTranscript } from '../find-in-transcript.js';
import { inTime, recipe, say, start } from './recipe.js';
import { OwnVoiceChat } from './YourOwnVoice.js';
import code from './YourOwnVoice.tsx?raw';

const meta = {
  title: 'Guides/Your own voice',
  component: OwnVoiceChat,
  ...recipe(code),
} satisfies Meta<typeof OwnVoiceChat>;

export default meta;

type Story = StoryObj<typeof meta>;

export const YourOwnVoice: Story = {
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Who are you?');
    await expect(await findInTranscript(canvas, /I am a stand-in/, inTime)).toBeVisible();
    await expect(
      await canvas.findByText('Speaking', { selector: '.persona-stage-status span' }, inTime),
    ).toBeVisible();
  },
};
