import { afterEach, describe, expect, it, vi } from 'vitest';
import { readErrorText, readText } from './read-text.js';

function bodyOf(chunks: Uint8Array[]) {
  const state = { cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = chunks.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
    cancel() {
      state.cancelled = true;
    },
  });
  return { body, state };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readText', () => {
  it('puts together characters that were cut in half', async () => {
    const chunks = [...bytes('Grüße 👋')].map((byte) => new Uint8Array([byte]));
    expect(await readText(bodyOf(chunks).body, 100)).toEqual({ text: 'Grüße 👋', complete: true });
  });

  it('takes a body that is exactly as long as allowed', async () => {
    expect(await readText(bodyOf([bytes('12345')]).body, 5)).toEqual({ text: '12345', complete: true });
  });

  it('stops at the limit and lets go of the rest', async () => {
    const { body, state } = bodyOf([bytes('123'), bytes('456'), bytes('789')]);
    expect(await readText(body, 5)).toEqual({ text: '12345', complete: false });
    expect(state.cancelled).toBe(true);
  });

  it('reads nothing from no body', async () => {
    expect(await readText(null, 5)).toEqual({ text: '', complete: true });
  });
});

describe('readErrorText', () => {
  afterEach(() => void vi.useRealTimers());

  it('reads 64 kB of a body without an end and lets go of the rest', async () => {
    let pulls = 0;
    const cancel = vi.fn();
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulls += 1;
        controller.enqueue(new Uint8Array(16_384).fill(97));
      },
      cancel,
    });
    expect(await readErrorText({ body } as Response)).toHaveLength(65_536);
    expect(pulls).toBeLessThan(8);
    expect(cancel).toHaveBeenCalledOnce();
  });

  it('takes what has come of a body that stalls', async () => {
    vi.useFakeTimers();
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(bytes('busy')) });
    const read = readErrorText({ body } as Response);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await read).toBe('busy');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is empty when the body breaks off', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.error(new Error('reset')),
    });
    expect(await readErrorText({ body } as Response)).toBe('');
  });
});
