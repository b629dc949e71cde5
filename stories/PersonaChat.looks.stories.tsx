import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat, type PersonaChatProps } from 'anam-react';
import 'anam-react/looks.css';
import { expect } from 'storybook/test';
import { finished } from './conversation.js';
import { fixturePersona } from './fixture-persona.js';
import { sessions, speaking } from './fixture-state.js';

type Looks = Pick<PersonaChatProps, 'look' | 'theme' | 'density'>;

function Look(looks: Looks) {
  return (
    <div style={{ blockSize: 640 }}>
      <PersonaChat
        persona={fixturePersona({ session: sessions.live, turn: speaking(1), ...finished })}
        captionStorage={null}
        {...looks}
      />
    </div>
  );
}

const meta = {
  title: 'PersonaChat/Looks',
  component: Look,
  parameters: { layout: 'fullscreen' },
  argTypes: {
    look: { control: 'inline-radio', options: [undefined, 'slate', 'paper', 'grape'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
    density: { control: 'inline-radio', options: ['compact', 'comfortable', 'spacious'] },
  },
} satisfies Meta<typeof Look>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Slate: Story = {
  args: { look: 'slate', theme: 'light' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Conversation with the persona' })).toHaveAttribute(
      'data-persona-look',
      'slate',
    );
  },
};

export const SlateDark: Story = { args: { look: 'slate', theme: 'dark' } };

export const Paper: Story = { args: { look: 'paper', theme: 'light' } };

export const PaperDark: Story = { args: { look: 'paper', theme: 'dark' } };

export const Grape: Story = { args: { look: 'grape', theme: 'light' } };

export const GrapeDark: Story = { args: { look: 'grape', theme: 'dark' } };

export const Compact: Story = { args: { density: 'compact', theme: 'light' } };

export const Spacious: Story = { args: { density: 'spacious', theme: 'light' } };
