import type { LlmAdapter, LlmPart } from './llm-adapter.js';
import { llmRunError } from './llm-run-error.js';

/** The time limit for loading the code of an adapter, in milliseconds, if the app sets none for the first byte. */
const LOAD_MS = 30_000;

/** The code of an adapter, loaded with its first request or before. */
export interface LateCode<Code> {
  readonly loaded: () => Code | undefined;
  /** Loads the code; after a failure, the next call tries again. */
  readonly load: () => Promise<Code>;
}

export function lateCode<Code>(importCode: () => Promise<Code>): LateCode<Code> {
  let loaded: Code | undefined;
  return { loaded: () => loaded, load: async () => (loaded ??= await importCode()) };
}

/**
 * Returns the methods of an adapter whose code is loaded on demand, because an app does not need it before its first
 * request.
 * @param open creates the stream of one request; called synchronously once the code is loaded
 */
export function lateMethods<Code>(
  { loaded, load }: LateCode<Code>,
  open: (code: Code, ...args: Parameters<LlmAdapter['stream']>) => AsyncIterable<LlmPart>,
  limitMs = LOAD_MS,
): Required<Pick<LlmAdapter, 'preload' | 'stream'>> {
  return {
    // The first request tries again and reports it.
    preload: () => load().catch(() => undefined),
    stream(request, options) {
      const code = loaded();
      if (code) return open(code, request, options);
      return lateStream(load, (late) => open(late, request, options), options.signal, limitMs);
    },
  };
}

/**
 * Only for requests that arrive before the code is loaded, because a generator costs several times as much per part.
 */
async function* lateStream<Code>(
  load: () => Promise<Code>,
  open: (code: Code) => AsyncIterable<LlmPart>,
  signal: AbortSignal,
  limitMs: number,
): AsyncGenerator<LlmPart, void> {
  const code = signal.aborted ? undefined : await unlessStopped(load(), signal, limitMs);
  if (code) yield* open(code);
}

/** Resolves with the loaded code, or with nothing after an abort. */
function unlessStopped<Code>(loading: Promise<Code>, signal: AbortSignal, limitMs: number) {
  let timer: ReturnType<typeof setTimeout>;
  let stop: () => void;
  return new Promise<Code | undefined>((resolve, reject) => {
    const fail = (code: 'llm-failed' | 'llm-timeout', cause?: unknown) =>
      reject(llmRunError(code, { message: 'The code of the adapter could not be loaded.', cause }));
    stop = () => resolve(undefined);
    timer = setTimeout(fail, limitMs, 'llm-timeout');
    signal.addEventListener('abort', stop);
    loading.then(resolve, (cause: unknown) => fail('llm-failed', cause));
  }).finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
}
