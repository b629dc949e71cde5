import { describe, expect, it } from 'vitest';
import { readText } from './read-text.js';

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
