import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { ExpressivePersona } from './Expression.js';
import code from './Expression.tsx?raw';
import { sentCues } from './offline.js';
import { inTime, recipe, say, start } from './recipe.js';

const meta = {
  title: 'Guides/Expression',
  component: ExpressivePersona,
  ...recipe(code),
} satisfies Meta<typeof ExpressivePersona>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Expression: Story = {
  play: async ({ canvas, canvasElement }) => {
    await start(canvas);
    await say(canvas, 'Hello');
    await waitFor(() => expect(sentCues()).toEqual(['happy', 'surprised', 'sad']), inTime);
    await canvas.findAllByText(/Good to see you/u, {}, inTime);
    await expect(canvasElement).not.toHaveTextContent(/\[(?:happy|surprised|sad)/iu);
  },
};
