import type { Meta, StoryObj } from '@storybook/react-vite';
import { Transcript } from 'anam-react';
import { renderMarkdown } from 'anam-react/markdown';
import 'anam-react/markdown.css';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import {
  drawnFiles,
  weatherMessage,
  weatherQuestion,
  weatherSources,
} from '../../src/react/testing/fixture-parts.js';
import { sessions } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

interface PartsStoryArgs extends PartStoryArgs {
  readonly width?: number;
  readonly markdown?: boolean;
}

function PartsStory({ markdown = false, ...frame }: PartsStoryArgs) {
  return (
    <WithPersona {...frame} height={560}>
      <Transcript
        style={{ blockSize: '100%' }}
        renderMessage={markdown ? renderMarkdown : null}
        renderData={(part: { readonly name: string; readonly data: unknown }) => (
          <code>{`${part.name}: ${JSON.stringify(part.data)}`}</code>
        )}
      />
    </WithPersona>
  );
}

const show = (parts = weatherMessage.parts) =>
  inState({
    session: sessions.live,
    messages: [
      {
        ...weatherQuestion,
        files: [
          {
            type: 'file',
            url: 'https://files.example/plan.pdf',
            mediaType: 'application/pdf',
            filename: 'plan.pdf',
          },
        ],
      },
      { ...weatherMessage, parts },
    ],
  });

const meta = {
  title: 'Components/Conversation/Sources, files and data',
  component: PartsStory,
  parameters: { api: ['Transcript'] },
  args: show(),
} satisfies Meta<typeof PartsStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Everything: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('img', { name: 'Image by Persona' })).toBeVisible();
    await expect(canvas.getByRole('link', { name: 'plan.pdf' })).toBeVisible();
  },
};
export const EverythingDark: Story = { tags: ['!dev', '!autodocs'], args: { ...show(), theme: 'dark' } };
export const OnAPhone: Story = { args: { ...show(), width: 320 } };
export const RightToLeft: Story = { args: { ...show(), dir: 'rtl' } };

const first = { name: 'Source 1: Carmo Convent (Lisbon)' };

/** The number of a source opens and closes its details with the keyboard, and leaves the text unchanged. */
export const Sources: Story = {
  args: show(weatherSources.slice()),
  play: async ({ canvas, canvasElement }) => {
    const chip = await canvas.findByRole('button', first);
    await expect(canvasElement.querySelector('[data-role=persona] .persona-text-block')).toHaveTextContent(
      weatherMessage.written,
    );
    chip.focus();
    await userEvent.keyboard('{Enter}');
    const dialog = await canvas.findByRole('dialog', first);
    await expect(dialog).toHaveFocus();
    const link = within(dialog).getByRole('link');
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
    await userEvent.tab();
    await expect(link).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(canvas.queryByRole('dialog')).toBeNull());
    await expect(chip).toHaveFocus();
    // Only web pages become links.
    await expect(canvas.queryByRole('link', { name: /without a web page/ })).toBeNull();
  },
};

export const SourceOpen: Story = {
  args: show(weatherSources.slice()),
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByRole('button', first));
    await canvas.findByRole('dialog', first);
  },
};
export const SourceOpenDark: Story = {
  tags: ['!dev', '!autodocs'],
  ...SourceOpen,
  args: { ...show(weatherSources.slice()), theme: 'dark' },
};

export const SourcesInMarkdown: Story = {
  args: { ...show(weatherSources.slice()), markdown: true },
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('button', first);
    await expect(canvasElement.querySelector('.persona-markdown')).toHaveTextContent(weatherMessage.written);
  },
};

export const FilesOnly: Story = { args: show(drawnFiles.slice()) };

export const Data: Story = {
  args: show([{ type: 'data', id: 'd', name: 'seat', data: { row: 4 }, writtenOffset: 28 }]),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('seat: {"row":4}')).toBeVisible();
  },
};
