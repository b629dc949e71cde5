import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { PersonaChat } from 'anam-react';
import type { PersonaTool } from 'anam-react/core';
import * as locales from 'anam-react/locales';
import { createSimulator, simulatedLlm } from 'anam-react/simulator';
import { indexedDbStorage } from 'anam-react/storage';
import { createRoot } from 'react-dom/client';
import { conversation } from './conversation.js';

/** A chat whose language, layout and content are set in the URL, for the tests of other engines. */
const asked = new URLSearchParams(location.search);
const language = asked.get('lang') ?? 'en';
const layout = (asked.get('layout') ?? 'full') as 'full' | 'voice' | 'text' | 'call' | 'panel';
const labels = Object.values(locales).find(({ locale }) => locale === language) ?? locales.en;

const simulator = createSimulator();
simulator.install();

const localTime = {
  name: 'local_time',
  description: 'The time of day where the user is.',
  needsApproval: true,
  execute: () => '12:00',
} satisfies PersonaTool;

const saved = () =>
  (['messages', 'reasoning'] as const).map((log) => ({ log, index: 0, items: conversation[log] }));
if (asked.has('save')) {
  const lengths = { messages: 1, reasoning: 1, toolCalls: 0, timeline: 0 };
  await indexedDbStorage('parts').save({ conversation, lengths, changed: saved, all: saved });
}

document.documentElement.lang = language;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
document.body.style.margin = '0';
createRoot(document.querySelector('#root') ?? document.body).render(
  <div style={{ blockSize: '100dvh' }}>
    <PersonaChat
      session={simulator.session}
      llm={{ client: simulatedLlm() }}
      tools={[localTime]}
      labels={labels}
      appearance={{ layout, showAdvice: false }}
      {...(asked.has('storage') && { storage: indexedDbStorage('parts') })}
      {...(asked.has('filled') && { advanced: { conversation } })}
    />
  </div>,
);
