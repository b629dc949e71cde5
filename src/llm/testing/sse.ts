const encoder = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);

/** One event in OpenAI's framing. */
export const frame = (value: unknown): string =>
  `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;

/** One chunk of a chat completion with one choice. */
export const chunk = (delta: object | undefined, finish: string | null = null, more: object = {}): string =>
  frame({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test',
    choices: [{ index: 0, ...(delta && { delta }), finish_reason: finish }],
    ...more,
  });

export const text = (content: unknown): string => chunk({ content });
export const stop: string = chunk({}, 'stop');
export const done: string = frame('[DONE]');

/** A small random number generator for [0, 1) that returns the same sequence for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
