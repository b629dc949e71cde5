import { expect, it } from 'vitest';
import { initialPersonaState } from '../machine/persona-state.js';
import type { PersonaState } from '../machine/persona-state.js';
import { selectActivity } from './selectors.js';
import { personaError } from '../../internal/errors/error-of-code.js';

const initial = initialPersonaState('client');
const live = { status: 'live', since: 0, sessionId: 's' } as const;
const error = personaError('session-busy', { message: 'busy' });
const microphone = { status: 'granted', deviceId: null, stream: {} as MediaStream } as const;
const turn = { turnId: 't', source: 'text', startedAt: 0 } as const;
const ended = { ...turn, status: 'ended', endedAt: 1 } as const;

it.each<[string, Partial<PersonaState>]>([
  ['idle', {}],
  ['connecting', { session: { status: 'authorizing', since: 0 } }],
  ['connecting', { session: { status: 'connecting', since: 0 } }],
  ['reconnecting', { session: { ...live, status: 'reconnecting', attempt: 0 } }],
  ['ended', { session: { status: 'ended', since: 0, reason: 'user' } }],
  ['ended', { session: { status: 'ended', since: 0, reason: 'server', error } }],
  ['failed', { session: { status: 'ended', since: 0, reason: 'error', error } }],
  ['text-only', { session: live }],
  ['no-microphone', { session: live, microphone: { status: 'prompting' } }],
  ['no-microphone', { session: live, microphone: { status: 'unavailable', reason: 'not-found', error } }],
  ['listening', { session: live, microphone }],
  ['muted', { session: live, microphone, microphoneMuted: true }],
  ['thinking', { session: live, microphone, microphoneMuted: true, turn: { ...turn, status: 'thinking' } }],
  ['thinking', { session: live, turn: { ...turn, status: 'thinking' } }],
  ['speaking', { session: live, turn: { ...turn, status: 'speaking', firstTextAt: 1 } }],
  ['interrupted', { session: live, turn: { ...ended, outcome: 'interrupted' } }],
  ['listening', { session: live, turn: { ...ended, outcome: 'interrupted' }, userSpeaking: true }],
  ['listening', { session: live, microphone, turn: { ...ended, outcome: 'completed' } }],
])('is %s', (activity, state) => {
  expect(selectActivity({ ...initial, ...state })).toBe(activity);
});
