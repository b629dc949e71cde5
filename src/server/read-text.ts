export interface LimitedText {
  readonly text: string;
  /** False when the body was longer than allowed; `text` is then its start, and the rest was not read. */
  readonly complete: boolean;
}

/**
 * Reads a body up to `maxBytes`, whatever its headers promise; what lies beyond is never kept in memory.
 * @param signal lets go of a body that is not wanted any more; the result is then incomplete
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<LimitedText> {
  if (!body) return { text: '', complete: true };
  const reader = body.getReader();
  signal?.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
  const decoder = new TextDecoder();
  let text = '';
  for (let left = maxBytes; ;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), complete: signal?.aborted !== true };
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
    if (left >= 0) continue;
    // Not awaited: a source may take its time to cancel, and nobody waits for it.
    reader.cancel().catch(() => {});
    return { text, complete: false };
  }
}
