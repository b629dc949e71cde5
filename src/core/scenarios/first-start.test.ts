import { describe, expect, it } from 'vitest';
import { sessionLifeError } from '../machine/session-life-error.js';
import { PersonaRuntime, type SessionCode, type SessionEffect } from '../runtime/persona-runtime.js';
import { ErrorReporter } from '../runtime/error-reporter.js';
import { Publisher } from '../runtime/publisher.js';
import { initialPersonaState } from '../machine/persona-state.js';
import { modeRules } from '../machine/session/mode-transition.js';
import { handover } from '../machine/turn/handover.js';
import { sessionRules } from '../machine/session-rules.js';
import { resolveSpeech } from '../text/speech-options.js';
import { FakeClock } from '../testing/fake-clock.js';
import { outcomeOf } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import type { TurnResult } from '../api/persona-api.js';
import type { PersonaError } from '../../internal/persona-error.js';

/** A first start. The test controls when its code loads or fails to load. */
function beginFirstStart() {
  const clock = new FakeClock();
  const reported: string[] = [];
  const performed: SessionEffect[] = [];
  let load!: (code: SessionCode) => void;
  let fail!: (error: PersonaError) => void;
  const timeouts = { startMs: 30_000, microphoneMs: 1, answerMs: 1 };
  const limits = { sessionMs: null, idleMs: null, hiddenMs: null, warningMs: 0 };
  const settings = {
    inputPolicy: 'interrupt',
    greeting: '',
    microphone: false,
    limits,
    timeouts,
  } as const;
  const rules = { ...settings, speech: resolveSpeech(), maxToolRounds: 8, modeRules, handover };
  const code: SessionCode = {
    rules: (draft, event, at) =>
      sessionRules(draft, event, {
        ...rules,
        reconnectAttempts: 0,
        at,
        online: true,
        answerParts: null,
        updates: null,
        cues: { loaded: () => null, load: () => true },
      }),
    refuse: () => undefined,
    cue: () => Promise.reject(new Error('Not in this test.')),
    update: () => Promise.reject(new Error('Not in this test.')),
    perform: (effect) => performed.push(effect),
    isSignallingOpen: () => true,
    loadPort: async () => undefined,
  };
  const errors = new ErrorReporter(() => (error) => reported.push(error.code));
  const now = (callback: () => void) => {
    queueMicrotask(callback);
    return () => undefined;
  };
  const publisher = new Publisher(initialPersonaState('client', ['client', 'server']), now, () => undefined);
  const loadCode = () =>
    new Promise<SessionCode>((resolve, reject) => {
      load = resolve;
      fail = reject;
    });
  const runtime = new PersonaRuntime({
    clock,
    random: () => 0.5,
    timeouts,
    publisher,
    errors,
    loadCode,
  });
  const result = runtime.promise('start').then(
    () => 'live',
    (error: PersonaError) => error.code,
  );
  const turn = runtime.promise<TurnResult>('turn a');
  runtime.dispatch({ type: 'session/start' });
  runtime.dispatch({ type: 'turn/ask', turnId: 'a', text: 'Hello?', source: 'text' });
  const done = () => performed.map(({ type }) => type).filter((type) => /authorize|model/.test(type));
  return {
    runtime,
    result,
    turn,
    clock,
    reported,
    performed,
    done,
    load: () => load(code),
    fail: (e: PersonaError) => fail(e),
  };
}

describe('the first start of a page', () => {
  it('starts when the code is loaded, with the questions asked meanwhile', async () => {
    const { runtime, done, load } = beginFirstStart();
    expect(runtime.state.view.session.status).toBe('authorizing');
    expect(done()).toEqual([]);
    load();
    await settle();
    expect(done()).toEqual(['session/authorize', 'model/start']);
    expect(runtime.state.control.running?.id).toBe('a');
  });

  it('can be ended while the code loads: nothing begins then, and all promises settle', async () => {
    const { runtime, result, turn, clock, done, load, reported } = beginFirstStart();
    runtime.dispatch({ type: 'session/end' });
    await expect(result).resolves.toBe('session-stopped');
    expect([await outcomeOf(turn), clock.pending]).toEqual(['interrupted', 0]);
    load();
    await settle();
    expect([done(), reported]).toEqual([[], []]);
    expect(runtime.state.view.session).toMatchObject({ status: 'ended', reason: 'user' });
  });

  it('is of the mode that was set meanwhile', async () => {
    const { runtime, performed, load } = beginFirstStart();
    const set = runtime.promise('mode server');
    runtime.dispatch({ type: 'mode/set', mode: 'server' });
    await set;
    load();
    await settle();
    expect(performed.filter(({ type }) => type === 'session/authorize')).toMatchObject([{ mode: 'server' }]);
  });

  it('fails typed when the code cannot be loaded', async () => {
    const { result, turn, clock, reported, fail } = beginFirstStart();
    fail(sessionLifeError('session-load', { message: '404' }));
    await expect(result).resolves.toBe('session-load');
    expect([await outcomeOf(turn), reported, clock.pending]).toEqual(['interrupted', ['session-load'], 0]);
  });

  it('fails typed when the code is not loaded in time', async () => {
    const { runtime, result, clock, reported, done, load } = beginFirstStart();
    clock.advance(30_000);
    await expect(result).resolves.toBe('session-timeout');
    load();
    await settle();
    expect([reported, done(), clock.pending]).toEqual([['session-timeout'], [], 0]);
    expect(runtime.state.view.session.status).toBe('ended');
  });

  it('keeps a mute and a note that came before it', async () => {
    const { runtime, load } = beginFirstStart();
    runtime.dispatch({ type: 'microphone/mute', muted: true });
    runtime.dispatch({ type: 'context/add', text: 'On the cart page.' });
    expect(runtime.state.view.microphoneMuted).toBe(true);
    load();
    await settle();
    expect(runtime.state.view.microphoneMuted).toBe(true);
    expect(runtime.state.control.notes.map(({ text }) => text)).toEqual(['On the cart page.']);
  });
});
