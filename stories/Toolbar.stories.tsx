import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat } from 'anam-react';
import { ar } from 'anam-react/locales';
import { useState } from 'react';
import { expect } from 'storybook/test';
import { answer, question } from '../src/react/testing/fixture-conversation.js';
import { fixturePersona } from '../src/react/testing/fixture-persona.js';
import { sessions } from '../src/react/testing/fixture-state.js';
import { usePortrait } from '../src/react/testing/portrait-stream.js';

/** The toolbar above the stories: theme, language, text direction and screen size. */
function ToolbarChat() {
  const [persona] = useState(() => fixturePersona({ session: sessions.live, messages: [question, answer] }));
  usePortrait(persona);
  return (
    <div style={{ blockSize: '100vh' }}>
      <PersonaChat persona={persona} appearance={{ showAdvice: false }} />
    </div>
  );
}

const meta = {
  title: 'Components/Toolbar',
  tags: ['!dev', '!autodocs'],
  component: ToolbarChat,
  parameters: { layout: 'fullscreen', controls: { disable: true } },
} satisfies Meta<typeof ToolbarChat>;

export default meta;

type Story = StoryObj<typeof meta>;

const looks = (canvasElement: HTMLElement) => {
  const chat = canvasElement.querySelector('.persona-chat');
  if (!chat) throw new Error('There is no chat.');
  const { backgroundColor, direction } = getComputedStyle(chat);
  return { background: backgroundColor, direction, language: chat.getAttribute('lang') };
};

export const LightEnglish: Story = {
  play: async ({ canvasElement }) => {
    await expect(looks(canvasElement)).toMatchObject({ background: 'rgb(255, 255, 255)', direction: 'ltr' });
  },
};

export const DarkArabic: Story = {
  tags: ['!dev', '!autodocs'],
  globals: { theme: 'dark', language: 'ar' },
  play: async ({ canvas, canvasElement }) => {
    await expect(looks(canvasElement)).toEqual({
      background: 'rgb(16, 20, 23)',
      direction: 'rtl',
      language: 'ar',
    });
    await expect(canvas.getByRole('region', { name: ar.chat as string })).toBeVisible();
    await expect(getComputedStyle(document.documentElement).backgroundColor).toBe('rgb(16, 20, 23)');
  },
};

/** The texts of one language with the direction of another, to check the layout. */
export const EnglishFromTheRight: Story = {
  globals: { direction: 'rtl' },
  play: async ({ canvasElement }) => {
    await expect(looks(canvasElement)).toMatchObject({ direction: 'rtl' });
  },
};

/** Follows the system; in the tests this is light. */
export const ThemeOfTheSystem: Story = {
  globals: { theme: 'auto' },
  play: async ({ canvasElement }) => {
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    const background = isDark ? 'rgb(16, 20, 23)' : 'rgb(255, 255, 255)';
    await expect(looks(canvasElement)).toMatchObject({ background });
  },
};
