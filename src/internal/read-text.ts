export interface LimitedText {
  readonly text: string;
  /** False if the body was too long or reading was aborted; `text` then contains only the beginning. */
  readonly complete: boolean;
}

/**
 * Reads a body up to `maxBytes` after decompression, regardless of its headers. The rest is never kept in memory.
 * @param signal aborts reading; the result is then incomplete
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<LimitedText> {
  if (!body) return { text: '', complete: true };
  const reader = body.getReader();
  // Not awaited, because cancelling may take long.
  const leave = () => void reader.cancel().catch(() => {});
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave);
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let left = maxBytes; ;) {
      const { done, value } = await reader.read();
      if (done) return { text: text + decoder.decode(), complete: signal?.aborted !== true };
      text += decoder.decode(value.subarray(0, left), { stream: true });
      left -= value.byteLength;
      if (left >= 0) continue;
      leave();
      return { text, complete: false };
    }
  } finally {
    signal?.removeEventListener('abort', leave);
  }
}

/** More than any service's error response. */
const ERROR_BYTES = 65_536;
const ERROR_MS = 5000;

/** Returns the start of an error body: at most 64 kB, received within 5 s. Never rejects. */
export async function readErrorText({ body }: Pick<Response, 'body'>): Promise<string> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ERROR_MS);
  try {
    return (await readText(body, ERROR_BYTES, controller.signal)).text;
  } catch {
    return '';
  } finally {
    clearTimeout(timer);
  }
}
