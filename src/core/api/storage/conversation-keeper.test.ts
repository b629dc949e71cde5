import { describe, expect, it } from 'vitest';
import { personaHarness } from '../../testing/persona-harness.js';
import { settle } from '../../testing/settle.js';
import { llmError } from '../../../llm/llm-error.js';
import { kept, MemoryStorage, talk, textsOf, turnOver } from '../../testing/kept-persona.js';

/** A promise that the test settles. */
function held() {
  let resolve: () => void = () => undefined;
  let reject: (cause: Error) => void = () => undefined;
  const promise = new Promise<void>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

async function talkedTo(storage: MemoryStorage) {
  const keeping = await kept(storage);
  await keeping.h.live();
  await talk(keeping.h, 'One?', 'Yes.');
  const pass = async (ms: number) => {
    keeping.h.clock.advance(ms);
    await settle();
    keeping.h.frame();
    await settle();
  };
  return { ...keeping, pass };
}

describe('a save that never settles', () => {
  it('is reported after ten seconds, and later saves continue', async () => {
    const storage = new MemoryStorage();
    storage.save.mockReturnValueOnce(new Promise(() => undefined));
    const { h, pass } = await talkedTo(storage);
    await pass(1_000);
    await talk(h, 'Two?', 'No.');
    await pass(9_999);
    expect(h.errors).toEqual([]);
    expect(storage.save).toHaveBeenCalledOnce();
    await pass(1);
    expect(h.errors.map(({ code, cause }) => [code, (cause as Error).message])).toEqual([
      ['storage-save', 'The storage did not respond within 10 s.'],
    ]);
    await pass(1_000);
    expect(textsOf(storage.kept)).toEqual(['One?', 'Yes.', 'Two?', 'No.']);
    expect(h.state.error).toBeNull();
  });

  it('is the same for a removal', async () => {
    const storage = new MemoryStorage();
    const { h, pass } = await talkedTo(storage);
    await pass(1_000);
    storage.remove.mockReturnValueOnce(new Promise(() => undefined));
    const cleared = h.persona.clear();
    await turnOver(h);
    await cleared;
    await pass(1_000);
    await pass(10_000);
    expect(h.errors.map(({ code }) => code)).toEqual(['storage-save']);
    await pass(1_000);
    expect(storage.kept).toBeNull();
  });

  it('saves again what a save that comes after its time may have overwritten', async () => {
    const storage = new MemoryStorage();
    const late = held();
    storage.save.mockImplementationOnce(async (change) => {
      const old = structuredClone(change.conversation);
      await late.promise;
      storage.kept = old;
    });
    const { h, pass } = await talkedTo(storage);
    await pass(11_000);
    await talk(h, 'Two?', 'No.');
    await pass(1_000);
    expect(textsOf(storage.kept)).toHaveLength(4);
    late.resolve();
    await settle();
    expect(textsOf(storage.kept)).toHaveLength(2);
    await pass(1_000);
    expect(textsOf(storage.kept)).toEqual(['One?', 'Yes.', 'Two?', 'No.']);
  });

  it('holds no timer once keeping is stopped, and changes nothing when it settles then', async () => {
    const storage = new MemoryStorage();
    const late = held();
    storage.save.mockReturnValueOnce(late.promise);
    const { h, stop, pass } = await talkedTo(storage);
    await pass(1_000);
    const waiting = h.clock.pending;
    stop();
    expect(h.clock.pending).toBe(waiting - 1);
    late.reject(new Error('too late'));
    await pass(20_000);
    expect(storage.save).toHaveBeenCalledOnce();
  });
});

describe('a keeper that is stopped', () => {
  it('saves nothing more when a save was in flight and something was said since', async () => {
    const storage = new MemoryStorage();
    const slow = held();
    storage.save.mockReturnValueOnce(slow.promise);
    const { h, stop, pass } = await talkedTo(storage);
    await pass(1_000);
    await talk(h, 'Two?', 'No.');
    stop();
    await settle();
    expect(storage.save).toHaveBeenCalledTimes(2);
    await talk(h, 'Three?', 'Never.');
    slow.resolve();
    await pass(60_000);
    expect(storage.save).toHaveBeenCalledTimes(2);
    expect(textsOf(storage.kept)).toEqual(['One?', 'Yes.', 'Two?', 'No.']);
  });

  it('before the stored data has loaded saves nothing and reports nothing', async () => {
    const storage = new MemoryStorage();
    const load = held();
    storage.load.mockReturnValue(load.promise.then(() => null));
    const h = personaHarness();
    const { stop } = await kept(storage, h);
    stop();
    load.reject(new Error('blocked'));
    await turnOver(h);
    h.clock.advance(60_000);
    await turnOver(h);
    expect(storage.save).not.toHaveBeenCalled();
    expect(h.errors).toEqual([]);
  });
});

describe('the notice that nothing is saved', () => {
  async function refused() {
    const storage = new MemoryStorage();
    storage.save.mockRejectedValueOnce(new Error('full'));
    const keeping = await talkedTo(storage);
    await keeping.pass(1_000);
    expect(keeping.h.state.error?.code).toBe('storage-save');
    return keeping;
  }

  it('goes when a save works again', async () => {
    const { h, pass } = await refused();
    await pass(1_000);
    expect(h.state.error).toBeNull();
  });

  it('goes also when the page has not shown it yet', async () => {
    const storage = new MemoryStorage();
    storage.save.mockRejectedValueOnce(new Error('full'));
    const { h } = await talkedTo(storage);
    h.clock.advance(1_000);
    await settle();
    h.clock.advance(1_000);
    await settle();
    h.frame();
    h.frame();
    expect(h.errors.map(({ code }) => code)).toEqual(['storage-save']);
    expect(h.state.error).toBeNull();
  });

  it('does not clear another error', async () => {
    const { h, pass } = await refused();
    const other = llmError('llm-failed', { message: 'No.' });
    h.persona.reportError(other);
    h.frame();
    await pass(1_000);
    expect(h.state.error).toBe(other);
  });

  it('comes again when saving fails again', async () => {
    const storage = new MemoryStorage();
    storage.save.mockRejectedValueOnce(new Error('full'));
    const { h, pass } = await talkedTo(storage);
    await pass(1_000);
    await pass(1_000);
    storage.save.mockRejectedValueOnce(new Error('full'));
    await talk(h, 'Two?', 'No.');
    await pass(1_000);
    expect(h.errors.map(({ code }) => code)).toEqual(['storage-save', 'storage-save']);
    await pass(1_000);
    expect(h.state.error).toBeNull();
  });
});
