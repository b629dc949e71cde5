import type { Meta, StoryObj } from '@storybook/react-vite';
import { indexedDbStorage } from 'anam-react/storage';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { AssistantThatRemembers } from './KeptAndExported.js';
import code from './KeptAndExported.tsx?raw';
import { inTime, inTranscript, recipe, say, start } from './recipe.js';

const storage = indexedDbStorage('assistant');

const meta = {
  title: 'Recipes/Export and persistence',
  component: AssistantThatRemembers,
  ...recipe(code),
} satisfies Meta<typeof AssistantThatRemembers>;

export default meta;

type Story = StoryObj<typeof meta>;

/** What a click on a link would download. */
function watchDownloads() {
  const saved = fn<(blob: Blob) => void>();
  const { createObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;
  URL.createObjectURL = (blob) => {
    saved(blob as Blob);
    return 'blob:nothing';
  };
  HTMLAnchorElement.prototype.click = () => undefined;
  const undo = () => {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
  };
  return { saved, undo };
}

export const ExportAndPersistence: Story = {
  beforeEach: () => storage.remove(),
  play: async ({ canvas }) => {
    await start(canvas);
    await say(canvas, 'Thank you');
    await canvas.findByText(/You are welcome/, inTranscript, inTime);
    await waitFor(
      async () => expect(JSON.stringify(await storage.load())).toContain('It was good to talk with you.'),
      inTime,
    );
    const { saved, undo } = watchDownloads();
    await userEvent.click(canvas.getByRole('button', { name: 'Save as a file' }));
    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    undo();
    await expect(await saved.mock.calls[0]?.[0].text()).toMatch(/Thank you[^]*You are welcome/);
  },
};
