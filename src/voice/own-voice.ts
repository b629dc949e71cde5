import type { Clock, PersonaEnvironment } from '../core/index.js';
import { pageClock } from './page-clock.js';
import { checkSampleRate } from './pcm-frames.js';
import type { Speak } from './read-voice.js';
import type { UserVoice } from './user-voice.js';
import { voicePort } from './voice-port.js';

/** Options of `ownVoice`. */
export interface OwnVoiceOptions {
  /**
   * Returns the audio of a text: a `Response` whose body is PCM, a stream of bytes, or an async iterable of PCM. Called
   * for each sentence, for the next one when the audio of the last one has arrived. The text is what is spoken, without
   * Markdown.
   */
  readonly speak: Speak;
  /**
   * The rate of the audio, in hertz: a whole number from 8,000 to 48,000. Anam recommends 16,000 to 24,000.
   * @see https://github.com/anam-org/python-sdk
   */
  readonly sampleRate: number;
  /**
   * Your own speech recognition. Called with the microphone once per session, and again for another microphone; returns
   * a function that stops. The session is then opened without a microphone of Anam's.
   * @default Anam's recognition, which does not run in sessions with `enableAudioPassthrough`
   */
  readonly listen?: (microphone: MediaStream, user: UserVoice) => () => void;
  /** Replaceable dependencies, for tests. */
  readonly environment?: { readonly clock?: Clock };
}

/**
 * Lets the persona speak with your own text-to-speech: the text of your model goes to `speak`, and its audio to the
 * persona. Client mode only. Chat, transcript, interruption and history are the same as with Anam's voice; `heard` is
 * estimated from the length of the audio, and messages say so with `heardIsEstimated`.
 *
 * Create the session token with `persona: { avatarId, enableAudioPassthrough: true }` in `createSessionHandler`.
 *
 * @example
 * const speak = (text: string, { signal }: { signal: AbortSignal }) =>
 *   fetch('/api/speech', { method: 'POST', body: text, signal });
 * createPersona({
 *   session: '/api/persona/session',
 *   llm,
 *   advanced: { environment: ownVoice({ speak, sampleRate: 24_000 }) },
 * });
 *
 * @throws PersonaError `config-voice` if the sample rate is out of range
 */
export function ownVoice(options: OwnVoiceOptions): Pick<PersonaEnvironment, 'sessions'> {
  const { speak, listen, environment = {} } = options;
  const sampleRate = checkSampleRate(options.sampleRate);
  const clock = environment.clock ?? pageClock;
  return { sessions: (anam) => voicePort(anam, { speak, sampleRate, listen, clock }) };
}
