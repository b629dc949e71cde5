/** The text of the stage's status: every state, and every pair of states in which one has priority. */
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import * as locales from '../../locales/index.js';
import { Stage } from '../parts/stage/Stage.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { tableBooking } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  failed,
  sessions,
  speaking,
  thinking,
  type FixtureState,
} from '../testing/fixture-state.js';

afterEach(cleanup);

function statusOf(state: FixtureState, labels = {}): string | null {
  const { container } = render(
    <PersonaProvider persona={fixturePersona(state)} labels={labels}>
      <Stage />
    </PersonaProvider>,
  );
  const status = container.querySelector('.persona-stage-status')?.textContent ?? null;
  cleanup();
  return status;
}

const live = { session: sessions.live };
const muted = { microphoneMuted: true };
const typingOnly = { microphone: { status: 'idle' } } as const;
const noPermission = (reason: 'blocked-by-user' | 'dismissed' | 'timed-out' | 'blocked-by-policy') =>
  ({ microphone: { status: 'denied', reason, error: errors.microphoneBlocked } }) as const;
const noDevice = (reason: 'not-found' | 'in-use' | 'silent' | 'insecure-context' | 'not-connected') =>
  ({ microphone: { status: 'unavailable', reason, error: errors.microphoneBlocked } }) as const;
const blocked = noPermission('blocked-by-user');
const approval = { toolCalls: [tableBooking] };
const interrupted = { turn: endedTurn(0, 'interrupted') };

const rows: readonly (readonly [string, FixtureState, string | null])[] = [
  ['before a session', {}, null],
  ['authorizing', { session: sessions.authorizing }, null],
  ['connecting', { session: sessions.connecting, microphone: { status: 'prompting' } }, null],
  ['ended', { session: sessions.stopped }, null],
  ['failed', { session: failed(errors.busy) }, null],
  ['connection lost', { session: failed(errors.lost) }, null],
  [
    'switching',
    { session: sessions.authorizing, switching: { from: 'client', to: 'server', status: 'switching' } },
    null,
  ],

  ['heard', live, 'Listening'],
  ['the user speaks', { ...live, userSpeaking: true }, 'Listening'],
  ['muted', { ...live, ...muted }, 'Muted'],
  ['typing only', { ...live, ...typingOnly }, 'Ready for your message'],
  ['asked for the microphone', { ...live, microphone: { status: 'prompting' } }, 'Can’t hear you'],
  ...(['blocked-by-user', 'dismissed', 'timed-out', 'blocked-by-policy'] as const).map(
    (reason) => [`microphone ${reason}`, { ...live, ...noPermission(reason) }, 'Can’t hear you'] as const,
  ),
  ...(['not-found', 'in-use', 'silent', 'insecure-context', 'not-connected'] as const).map(
    (reason) => [`microphone ${reason}`, { ...live, ...noDevice(reason) }, 'Can’t hear you'] as const,
  ),
  ['thinking', { ...live, turn: thinking(0) }, 'Thinking'],
  ['speaking', { ...live, turn: speaking(0) }, 'Speaking'],
  ['interrupted', { ...live, ...interrupted }, 'Interrupted'],
  ['a finished answer', { ...live, turn: endedTurn(0, 'completed') }, 'Listening'],
  ['a failed answer', { ...live, turn: endedTurn(0, 'failed'), error: errors.rateLimited }, 'Listening'],
  ['a tool asks', { ...live, ...approval }, 'Waiting for you'],
  ['reconnecting', { session: sessions.reconnecting }, 'Reconnecting'],

  // The state that the user is waiting for has priority over the microphone.
  ['muted, thinking', { ...live, ...muted, turn: thinking(0) }, 'Thinking'],
  ['muted, speaking', { ...live, ...muted, turn: speaking(0) }, 'Speaking'],
  ['blocked, speaking', { ...live, ...blocked, turn: speaking(0) }, 'Speaking'],
  ['muted after a finished answer', { ...live, ...muted, turn: endedTurn(0, 'completed') }, 'Muted'],
  [
    'typing only after a failed answer',
    { ...live, ...typingOnly, turn: endedTurn(0, 'failed') },
    'Ready for your message',
  ],
  ['muted and blocked', { ...live, ...muted, ...blocked }, 'Can’t hear you'],
  // A pending decision by the user has priority over the model, which waits for it.
  ['a tool asks while the model thinks', { ...live, ...approval, turn: thinking(0) }, 'Waiting for you'],
  ['a tool asks while the persona speaks', { ...live, ...approval, turn: speaking(0) }, 'Waiting for you'],
  ['a tool asks, muted', { ...live, ...approval, ...muted }, 'Waiting for you'],
  // Without a connection, no other state applies.
  ['reconnecting, muted', { session: sessions.reconnecting, ...muted }, 'Reconnecting'],
  ['reconnecting, speaking', { session: sessions.reconnecting, turn: speaking(0) }, 'Reconnecting'],
  ['reconnecting, a tool asks', { session: sessions.reconnecting, ...approval }, 'Reconnecting'],
  ['ended while a tool asks', { session: sessions.stopped, ...approval }, null],
];

it.each(rows)('%s', (_, state, words) => {
  expect(statusOf(state)).toBe(words);
});

const oneOfEach = [...new Map(rows.map(([, state, words]) => [words, state]))].filter(
  ([words]) => words !== null,
);

it.each(Object.entries(locales))('has other words for each state in %s', (_, labels) => {
  const said = oneOfEach.map(([, state]) => statusOf(state, labels));
  expect(said).not.toContain(null);
  expect(new Set(said).size).toBe(oneOfEach.length);
});
