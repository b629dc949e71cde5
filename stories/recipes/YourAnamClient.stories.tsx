import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inTime, recipe, say, start } from './recipe.js';
import { OnMyClient } from './YourAnamClient.js';
import code from './YourAnamClient.tsx?raw';
import { findInTranscript } from '../find-in-transcript.js';

const meta = {
  title: 'Guides/With your own AnamClient/SDK events in the chat',
  component: OnMyClient,
  ...recipe(code),
} satisfies Meta<typeof OnMyClient>;

export default meta;

type Story = StoryObj<typeof meta>;

export const WithAnExistingAnamClient: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No session yet')).toBeVisible();
    await start(canvas);
    await canvas.findByText(/^Session [0-9a-f]/, {}, inTime);
    await say(canvas, 'Hello');
    await findInTranscript(canvas, /Hello! I am a scripted model/, inTime);
  },
};
