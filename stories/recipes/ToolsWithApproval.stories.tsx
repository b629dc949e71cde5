import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import { inTime, recipe, say, start } from './recipe.js';
import { AssistantWithAClock } from './ToolsWithApproval.js';
import code from './ToolsWithApproval.tsx?raw';
import { findInTranscript } from '../find-in-transcript.js';

const meta = {
  title: 'Guides/Tools with approval',
  component: AssistantWithAClock,
  // ToolsWithApproval.mdx is its page.
  tags: ['!autodocs'],
  ...recipe(code),
} satisfies Meta<typeof AssistantWithAClock>;

export default meta;

type Story = StoryObj<typeof meta>;

export const ToolsWithApproval: Story = {
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'What time is it?');
    await canvas.findByRole('group', { name: 'Allow “look at clock”?' }, inTime);
    await userEvent.click(canvas.getByRole('button', { name: 'Allow' }));
    await canvas.findByRole('button', { name: 'Done: look at clock' }, inTime);
    await expect(await findInTranscript(canvas, /It says \d/, inTime)).toBeVisible();
  },
};
