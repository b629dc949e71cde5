import type { Meta, StoryObj } from '@storybook/react-vite';
import { PersonaChat, personaError, type PersonaLabelOverrides } from 'anam-react';
import * as locales from 'anam-react/locales';
import { useState } from 'react';
import { expect, within } from 'storybook/test';
import {
  answer,
  firstThought,
  followUp,
  question,
  secondThoughtDone,
} from '../src/react/testing/fixture-conversation.js';
import { fixturePersona } from '../src/react/testing/fixture-persona.js';
import { endedTurn, sessions, type FixtureState } from '../src/react/testing/fixture-state.js';
import { usePortrait } from '../src/react/testing/portrait-stream.js';

interface LanguageProps {
  readonly labels: PersonaLabelOverrides;
}

const busy = personaError('llm-rate-limited', { message: '429', retryAfterMs: 0 });

const state = (): FixtureState => ({
  session: sessions.live,
  modes: ['client', 'server'],
  turn: endedTurn(1, 'failed'),
  error: busy,
  messages: [question, answer, followUp],
  thoughts: [firstThought, secondThoughtDone],
});

/** A conversation whose last turn failed, in one of the languages of the package. */
function InLanguage({ labels }: LanguageProps) {
  const [persona] = useState(() => fixturePersona(state()));
  usePortrait(persona);
  return (
    <div style={{ blockSize: '100vh' }}>
      <PersonaChat persona={persona} labels={labels} appearance={{ showAdvice: false }} />
    </div>
  );
}

const meta = {
  title: 'Guides/Languages',
  component: InLanguage,
  args: { labels: locales.de },
  parameters: { layout: 'fullscreen', controls: { disable: true } },
  play: async ({ args: { labels }, canvas }) => {
    const chat = canvas.getByRole('region', { name: labels.chat as string });
    const direction = labels.locale === 'ar' ? 'rtl' : 'ltr';
    await expect(getComputedStyle(chat).direction).toBe(direction);
    await expect(chat.getAttribute('lang')).toBe(labels.locale === 'en' ? null : labels.locale);
    const { getByRole } = within(chat);
    await expect(getByRole('alert')).toHaveTextContent(labels.errors?.['llm-rate-limited'] as string);
    const again = getByRole('button', { name: labels.errorNotice?.actions?.['ask-again'] as string });
    await expect(again).toBeVisible();
    await expect(getByRole('textbox', { name: labels.composer as string })).toBeVisible();
  },
} satisfies Meta<typeof InLanguage>;

export default meta;

type Story = StoryObj<typeof meta>;

export const English: Story = { args: { labels: locales.en } };
export const German: Story = { args: { labels: locales.de } };
export const French: Story = { args: { labels: locales.fr } };
export const Spanish: Story = { args: { labels: locales.es } };
export const BrazilianPortuguese: Story = { args: { labels: locales.ptBR } };
export const Japanese: Story = { args: { labels: locales.ja } };
export const SimplifiedChinese: Story = { args: { labels: locales.zhHans } };
export const Arabic: Story = { args: { labels: locales.ar } };
export const Hindi: Story = { args: { labels: locales.hi } };
