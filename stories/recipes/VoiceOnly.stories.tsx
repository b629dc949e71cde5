import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor } from 'storybook/test';
import { inTime, recipe } from './recipe.js';
import { VoiceAssistant } from './VoiceOnly.js';
import code from './VoiceOnly.tsx?raw';

const meta = {
  title: 'Guides/Voice only',
  component: VoiceAssistant,
  ...recipe(code),
} satisfies Meta<typeof VoiceAssistant>;

export default meta;

type Story = StoryObj<typeof meta>;

export const VoiceOnly: Story = {
  play: async ({ canvas, canvasElement }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Start conversation' }));
    await waitFor(
      () =>
        expect(canvasElement.querySelector('.persona-stage-orb')).toHaveAttribute(
          'data-activity',
          'listening',
        ),
      inTime,
    );
    await expect(canvas.getByRole('button', { name: 'End conversation' })).toBeVisible();
  },
};
