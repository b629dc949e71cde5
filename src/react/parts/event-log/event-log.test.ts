import { describe, expect, it } from 'vitest';
import { fixturePersona } from '../../testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  failed,
  fixtureState,
  logOf,
  personaMessage,
  sessions,
  speaking,
  userMessage,
} from '../../testing/fixture-state.js';
import type { PersonaState } from '../../../core/index.js';
import { EventRecorder } from './event-recorder.js';
import { personaEvents } from './persona-events.js';

const live = fixtureState({ session: sessions.live });
const since = (change: Partial<PersonaState>) =>
  personaEvents(live, { ...live, ...change }).map(({ kind, text }) => `${kind}: ${text}`);

describe('what happened between two states', () => {
  it('is nothing where nothing changed', () => {
    expect(personaEvents(live, live)).toEqual([]);
    expect(personaEvents(live, { ...live, session: { ...sessions.live } })).toEqual([]);
  });

  it('is named for each part of the state', () => {
    expect(since({ session: failed(errors.busy) })).toEqual([
      'session: ended: error, session-busy: Anam answered 429: concurrency limit reached.',
    ]);
    expect(since({ turn: speaking(1), connectionQuality: 'poor', microphoneMuted: true })).toEqual([
      'network: poor',
      'microphone: muted',
      'turn: turn-1 speaking (text)',
    ]);
    expect(since({ userSpeaking: true, turn: endedTurn(1, 'interrupted') })).toEqual([
      'message: user begins to speak',
      'turn: turn-1 interrupted (text)',
    ]);
    expect(since({ error: errors.rateLimited })).toEqual([
      'error: llm-rate-limited: POST /api/persona/llm answered 429.',
    ]);
  });

  it('has the region, the warnings, and the kind and the time of a tool of Anam', () => {
    const connecting = fixtureState({ session: sessions.connecting });
    const inRegion = { ...connecting, session: { ...sessions.live, region: 'eu' } };
    expect(personaEvents(connecting, inRegion)).toEqual([
      { kind: 'session', text: `live ${sessions.live.sessionId}, region eu` },
    ]);
    const warned = { ...live, warnings: [{ at: 1, text: 'One.' }] };
    expect(personaEvents(live, warned)).toEqual([{ kind: 'warning', text: 'One.' }]);
    // The same words again are another warning; one that the state no longer keeps is not logged again.
    const again = { ...warned, warnings: [...warned.warnings, { at: 2, text: 'One.' }].slice(-2) };
    expect(personaEvents(warned, again)).toEqual([{ kind: 'warning', text: 'One.' }]);
    expect(personaEvents(again, { ...again, warnings: again.warnings.slice(1) })).toEqual([]);
    const call = {
      id: 'k',
      turnId: null,
      source: 'server',
      name: 'look_up',
      providerExecuted: true,
      subtype: 'knowledge',
      arguments: '{}',
      status: 'done',
      result: 'ok',
      startedAt: 1,
      endedAt: 2,
      executionMs: 340.4,
      round: 0,
      writtenOffset: 0,
    } as const;
    expect(since({ toolCalls: logOf([call]) })).toEqual(['tool: look_up (knowledge) done, 340 ms']);
  });

  it('logs the start and the end of a message, shortened, but not each word', () => {
    const long = 'So '.repeat(100);
    const empty = fixtureState({ session: sessions.live });
    const streaming = {
      ...empty,
      transcript: logOf([personaMessage(0, long, { status: 'streaming', heard: '' })]),
    };
    const further = {
      ...empty,
      transcript: logOf([personaMessage(0, `${long}on`, { status: 'streaming', heard: 'So' })]),
    };
    const over = { ...empty, transcript: logOf([personaMessage(0, long)]) };
    expect(personaEvents(empty, streaming)).toEqual([{ kind: 'message', text: 'persona begins' }]);
    expect(personaEvents(streaming, further)).toEqual([]);
    expect(personaEvents(further, over)).toEqual([
      { kind: 'message', text: 'persona done, heard 300 of 300 characters' },
    ]);
    const [asked] = personaEvents(empty, { ...empty, transcript: logOf([userMessage(0, long)]) });
    expect(asked?.text.length).toBeLessThan(110);
  });
});

describe('the recorder', () => {
  it('keeps the newest entries up to its limit, and none while unmounted', () => {
    const persona = fixturePersona();
    let at = 0;
    const recorder = new EventRecorder(persona.store, 3, () => (at += 1));
    persona.set({ connectionQuality: 'good' });
    const stop = recorder.record();
    for (const quality of ['poor', 'good', 'poor', 'lost'] as const)
      persona.set({ connectionQuality: quality });
    stop();
    persona.set({ connectionQuality: 'good' });
    expect(recorder.read().map(({ id, at: when, text }) => [id, when, text])).toEqual([
      [2, 2, 'good'],
      [3, 3, 'poor'],
      [4, 4, 'lost'],
    ]);
    recorder.clear();
    expect(recorder.read()).toEqual([]);
  });
});
