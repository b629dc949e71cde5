import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat, type AppearanceOptions } from 'anam-react';
import 'anam-react/looks.css';
import { expect } from 'storybook/test';
import {
  answer,
  answerBeingSpoken,
  firstThought,
  followUp,
  question,
  secondThoughtDone,
} from '../src/react/testing/fixture-conversation.js';
import { fixturePersona, type FixturePersona } from '../src/react/testing/fixture-persona.js';
import { sessions, speaking } from '../src/react/testing/fixture-state.js';
import { usePortrait } from '../src/react/testing/portrait-stream.js';

type Looks = Pick<AppearanceOptions, 'look' | 'theme' | 'density'>;

const speaks = () =>
  fixturePersona({
    session: sessions.live,
    turn: speaking(1),
    messages: [question, answer, followUp, answerBeingSpoken],
    thoughts: [firstThought, secondThoughtDone],
  });

function Look({ persona, ...looks }: Looks & { readonly persona: FixturePersona }) {
  usePortrait(persona);
  return (
    <div style={{ blockSize: '100vh' }}>
      <PersonaChat persona={persona} captions={{ storage: null }} appearance={looks} />
    </div>
  );
}

const meta = {
  title: 'Components/PersonaChat/Looks',
  component: Look,
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '640px' } } },
  argTypes: {
    look: { control: 'inline-radio', options: [undefined, 'slate', 'paper', 'grape'] },
    theme: { control: 'inline-radio', options: ['light', 'dark', 'auto'] },
    density: { control: 'inline-radio', options: ['compact', 'comfortable', 'spacious'] },
  },
  args: { persona: speaks() },
} satisfies Meta<typeof Look>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Slate: Story = {
  args: { persona: speaks(), look: 'slate', theme: 'light' },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Conversation with the persona' })).toHaveAttribute(
      'data-persona-look',
      'slate',
    );
  },
};

export const SlateDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { persona: speaks(), look: 'slate', theme: 'dark' },
};

export const Paper: Story = { args: { persona: speaks(), look: 'paper', theme: 'light' } };

export const PaperDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { persona: speaks(), look: 'paper', theme: 'dark' },
};

export const Grape: Story = { args: { persona: speaks(), look: 'grape', theme: 'light' } };

export const GrapeDark: Story = {
  tags: ['!dev', '!autodocs'],
  args: { persona: speaks(), look: 'grape', theme: 'dark' },
};

export const Compact: Story = { args: { persona: speaks(), density: 'compact', theme: 'light' } };

export const Spacious: Story = { args: { persona: speaks(), density: 'spacious', theme: 'light' } };
