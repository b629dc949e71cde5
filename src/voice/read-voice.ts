import type { Clock } from '../core/index.js';
import type { PcmAudio } from './pcm-frames.js';
import type { TimedWord } from './spoken-part.js';
import { voiceError } from './voice-error.js';

/** Audio with more information about it. */
export interface VoiceChunk {
  readonly audio?: PcmAudio;
  /** When words are spoken, for exact captions. Words can arrive before or after their audio, in order. */
  readonly words?: readonly TimedWord[];
  /** The rate of the audio, if your service reports it. A rate other than that of `ownVoice` is an error. */
  readonly sampleRate?: number;
}

/** The audio of a sentence, as it arrives. */
export type VoiceStream = AsyncIterable<PcmAudio | VoiceChunk> | ReadableStream<Uint8Array> | Response;

/**
 * Speaks one or two sentences with your own voice. Stop when `signal` is aborted: the user has interrupted, or the
 * session has ended.
 */
export type Speak = (
  text: string,
  options: { readonly signal: AbortSignal },
) => VoiceStream | Promise<VoiceStream>;

/**
 * How long to wait for audio, in ms. It is less than the 10 s after which core takes silence for a session that does not
 * speak, and renews the session.
 */
const TIMEOUT_MS = 8_000;

export interface ReadVoiceOptions {
  readonly speak: Speak;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

interface Source {
  next(): Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  /** Tells the source that nothing more is read. */
  cancel(): unknown;
}

/**
 * Reads the audio of one text. Ends at once when `signal` is aborted, even if the app's code does not react to it.
 *
 * @throws PersonaError `voice-failed`, `config-voice`; the app's own error
 */
export async function* readVoice(
  text: string,
  { speak, clock, signal }: ReadVoiceOptions,
): AsyncGenerator<VoiceChunk, void> {
  const spoken = async () => sourceOf(await speak(text, { signal }));
  const source = await within(spoken(), clock, signal);
  let isDone = false;
  try {
    while (!isDone) {
      const { done, value } = await within(source.next(), clock, signal);
      isDone = done === true;
      if (!isDone) yield isChunk(value) ? value : { audio: value as PcmAudio };
    }
  } finally {
    if (!isDone) quietly(source);
  }
}

const isChunk = (value: unknown): value is VoiceChunk =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof ArrayBuffer) &&
  !ArrayBuffer.isView(value);

function sourceOf(stream: VoiceStream): Source {
  if (stream instanceof Response) return sourceOfResponse(stream);
  // Safari has no async iterator for streams.
  if (stream instanceof ReadableStream) return sourceOfBytes(stream);
  const iterator = stream[Symbol.asyncIterator]();
  return { next: async () => iterator.next(), cancel: () => iterator.return?.() };
}

function sourceOfBytes(stream: ReadableStream<Uint8Array>): Source {
  const reader = stream.getReader();
  return { next: () => reader.read(), cancel: () => reader.cancel() };
}

function sourceOfResponse(response: Response): Source {
  const { ok, status, body, headers } = response;
  if (!ok) {
    void body?.cancel().catch(() => undefined);
    throw voiceError('voice-failed', { message: `Your voice's server returned ${status}.`, status });
  }
  const type = headers.get('content-type') ?? '';
  if (/^(text\/|application\/json)/iu.test(type)) {
    void body?.cancel().catch(() => undefined);
    throw voiceError('config-voice', { message: `Your voice's server returned ${type} instead of audio.` });
  }
  return body ? sourceOfBytes(body) : { next: async () => ({ done: true }), cancel: () => undefined };
}

/** Rejects if the promise takes too long, or when the signal is aborted. */
function within<Value>(promise: Promise<Value>, clock: Clock, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const message = `Your voice sent no audio for ${TIMEOUT_MS / 1000} seconds.`;
    const timer = clock.setTimeout(
      () => end(() => reject(voiceError('voice-failed', { message }))),
      TIMEOUT_MS,
    );
    const stop = () => end(() => reject(signal.reason as Error));
    const end = (settle: () => void) => {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      settle();
    };
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop);
    promise.then(
      (value) => end(() => resolve(value)),
      (cause: unknown) => end(() => reject(cause)),
    );
  });
}

/** Nothing depends on the app's clean-up, so it is not awaited, and its errors are ignored. */
function quietly(source: Source): void {
  void Promise.resolve()
    .then(() => source.cancel())
    .catch(() => undefined);
}
