import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { inTime, recipe, say, start } from './recipe.js';
import { Reception } from './YourOwnLayout.js';
import code from './YourOwnLayout.tsx?raw';
import { findInTranscript } from '../find-in-transcript.js';

const meta = {
  title: 'Guides/Your own layout',
  component: Reception,
  ...recipe(code),
} satisfies Meta<typeof Reception>;

export default meta;

type Story = StoryObj<typeof meta>;

export const YourOwnLayout: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('heading')).toHaveTextContent('Ask Ada');
    await start(canvas);
    await say(canvas, 'Hello');
    await canvas.findByText('Ada is speaking', {}, inTime);
    await expect(await findInTranscript(canvas, /Hello! I am a scripted model/, inTime)).toBeVisible();
  },
};
