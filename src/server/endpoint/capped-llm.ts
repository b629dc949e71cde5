import type { LlmAdapter, LlmPart, LlmStreamOptions } from '../../llm/llm-adapter.js';

const CHARS_PER_TOKEN = 4;

/**
 * Ends an adapter's answer at `maxOutputTokens` if the adapter does not send the limit to its endpoint. The tokens are
 * estimated, as in `onRequest`.
 */
export function cappedLlm(adapter: LlmAdapter): LlmAdapter {
  if (adapter.honours?.includes('maxOutputTokens')) return adapter;
  return {
    name: adapter.name,
    stream: (request, options) =>
      request.maxOutputTokens === undefined
        ? adapter.stream(request, options)
        : upTo(request.maxOutputTokens * CHARS_PER_TOKEN, (inner) => adapter.stream(request, inner), options),
  };
}

async function* upTo(
  most: number,
  open: (options: LlmStreamOptions) => AsyncIterable<LlmPart>,
  { signal }: LlmStreamOptions,
): AsyncGenerator<LlmPart> {
  const cut = new AbortController();
  let left = most;
  for await (const part of open({ signal: AbortSignal.any([signal, cut.signal]) })) {
    const text = textIn(part);
    left -= text.length;
    if (left >= 0) {
      yield part;
      continue;
    }
    // The model stops before the caller reads the last part.
    cut.abort();
    if (part.type === 'text-delta' || part.type === 'reasoning-delta')
      yield { ...part, text: withoutHalf(text.slice(0, text.length + left)) };
    yield { type: 'finish', reason: 'length' };
    return;
  }
}

function textIn(part: LlmPart): string {
  if (part.type === 'text-delta' || part.type === 'reasoning-delta' || part.type === 'tool-input-delta')
    return part.text;
  return '';
}

/** Returns the text without the half of a surrogate pair at its end. */
const withoutHalf = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
