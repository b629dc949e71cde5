import type { Meta, StoryObj } from '@storybook/react-vite';
import { indexedDbStorage } from 'anam-react/storage';
import { expect, waitFor } from 'storybook/test';
import { AssistantThatRemembers } from './KeptAndExported.js';
import code from './KeptAndExported.tsx?raw';
import { inTime, recipe, say, start } from './recipe.js';
import { findInTranscript } from '../find-in-transcript.js';

const meta = {
  title: 'Guides/Persistence and export',
  component: AssistantThatRemembers,
  ...recipe(code),
} satisfies Meta<typeof AssistantThatRemembers>;

export default meta;

type Story = StoryObj<typeof meta>;

/** Returns the conversation that a reload would restore. */
const kept = async () => JSON.stringify(await indexedDbStorage('support').load());

export const ExportAndPersistence: Story = {
  beforeEach: () => indexedDbStorage('support').remove(),
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Thank you');
    await findInTranscript(canvas, /You are welcome/, inTime);
    await waitFor(async () => expect(await kept()).toContain('It was good to talk with you.'), inTime);
    await expect(canvas.getByRole('combobox')).toHaveValue('markdown');
  },
};
