import { describe, expect, it } from 'vitest';
import type { PersonaError } from '../../internal/persona-error.js';
import { FirstStart } from '../runtime/first-start.js';
import { sessionError } from '../machine/session/session-error.js';
import { FakeClock } from '../testing/fake-clock.js';
import { outcomeOf, settle } from '../testing/persona-harness.js';

/** A first start whose code comes, or does not, when the test says so. */
function beginFirstStart() {
  const clock = new FakeClock();
  const calls: string[] = [];
  const ended: (PersonaError | null)[] = [];
  let load!: () => void;
  let fail!: (error: PersonaError) => void;
  const first = new FirstStart({
    clock,
    timeoutMs: 30_000,
    load: () =>
      new Promise<void>((resolve, reject) => {
        load = resolve;
        fail = reject;
      }),
    onLoaded: () => ({
      start: async () => void calls.push('start'),
      setMode: async (mode) => void calls.push(`mode ${mode}`),
      begin: async ({ turnId }) => {
        calls.push(`begin ${turnId}`);
        return { turnId, outcome: 'completed' };
      },
    }),
    onEnded: (error) => ended.push(error),
  });
  const result = first.promise.then(
    () => 'live',
    (error: PersonaError) => error.code,
  );
  const turn = first.begin({ type: 'turn/ask', turnId: 'a', text: 'Hello?', source: 'text' });
  return { first, result, turn, clock, calls, ended, load, fail };
}

describe('the first start of a page', () => {
  it('begins when the code is there, with what was asked meanwhile', async () => {
    const { result, turn, clock, calls, load } = beginFirstStart();
    expect(calls).toEqual([]);
    load();
    await expect(result).resolves.toBe('live');
    expect(calls).toEqual(['start', 'begin a']);
    expect([await outcomeOf(turn), clock.pending]).toEqual(['completed', 0]);
  });

  it('can be stopped while the code loads; then nothing begins, and all promises settle', async () => {
    const { first, result, turn, clock, calls, ended, load } = beginFirstStart();
    first.cancel();
    await expect(result).resolves.toBe('session-stopped');
    expect([await outcomeOf(turn), ended, clock.pending]).toEqual(['interrupted', [null], 0]);
    load();
    first.cancel();
    await settle();
    expect([calls, ended]).toEqual([[], [null]]);
  });

  it('is of the mode that was set meanwhile', async () => {
    const { first, result, calls, load } = beginFirstStart();
    const set = first.setMode('server');
    load();
    await Promise.all([result, set]);
    expect(calls).toEqual(['start', 'begin a', 'mode server']);
    const other = beginFirstStart();
    const refused = expect(other.first.setMode('server')).rejects.toMatchObject({ code: 'session-stopped' });
    other.first.cancel();
    await refused;
    expect(other.calls).toEqual([]);
    await other.result;
  });

  it('fails typed when the code cannot be loaded', async () => {
    const { result, turn, clock, ended, fail } = beginFirstStart();
    const error = sessionError('session-load', { message: '404' });
    fail(error);
    await expect(result).resolves.toBe('session-load');
    expect([await outcomeOf(turn), ended, clock.pending]).toEqual(['interrupted', [error], 0]);
  });

  it('fails typed when the code does not come in time', async () => {
    const { result, clock, ended, calls, load } = beginFirstStart();
    clock.advance(30_000);
    await expect(result).resolves.toBe('session-timeout');
    load();
    await settle();
    expect([ended.map((error) => error?.code), calls, clock.pending]).toEqual([['session-timeout'], [], 0]);
  });
});
