import type { Meta, StoryObj } from '@storybook/react-vite';
import { ExportConversation } from 'anam-react';
import { expect, userEvent } from 'storybook/test';
import { finished } from '../../src/react/testing/fixture-conversation.js';
import { sessions } from '../../src/react/testing/fixture-state.js';
import { inState, WithPersona, type PartStoryArgs } from '../with-persona.js';

function ExportStory({ persona, ...frame }: PartStoryArgs) {
  return (
    <WithPersona persona={persona} {...frame}>
      <ExportConversation />
    </WithPersona>
  );
}

const meta = {
  title: 'Components/Conversation/ExportConversation',
  component: ExportStory,
  args: inState({ session: sessions.stopped, ...finished }),
} satisfies Meta<typeof ExportStory>;

export default meta;

type Story = StoryObj<typeof meta>;

export const AConversation: Story = {
  play: async ({ canvas }) => {
    await userEvent.selectOptions(canvas.getByRole('combobox', { name: 'Format' }), 'Subtitles (WebVTT)');
    await expect(canvas.getByRole('combobox')).toHaveValue('vtt');
    const save = canvas.getByRole('button', { name: 'Save as file' });
    await expect(save).toBeEnabled();
    // The text must not be white on white. axe cannot check it, because the background is half transparent.
    await expect(getComputedStyle(save).color).toBe('rgb(20, 24, 28)');
  },
};

export const Dark: Story = { tags: ['!dev', '!autodocs'], args: { theme: 'dark' } };

export const RightToLeft: Story = { args: { dir: 'rtl' } };

export const NothingSaid: Story = {
  args: inState({}),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Copy' })).toBeDisabled();
  },
};
