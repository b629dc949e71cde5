import type { Clock, PersonaEnvironment } from '../core/index.js';
import type { AudioAgent, AudioFace } from './audio-agent.js';
import { loadedOf, sourceCode } from './late-code.js';
import { pageClock } from './page-clock.js';

/** Options of `audioSource`. */
export interface AudioSourceOptions {
  /** Connects your agent. Called once per session, when Anam's side is ready. */
  readonly connect: (face: AudioFace) => AudioAgent;
  /** Replaceable dependencies, for tests. */
  readonly environment?: { readonly clock?: Clock };
}

/**
 * Lets your own agent listen, think and speak for the persona, for example a speech-to-speech model: the persona plays
 * its audio and shows its words. `elevenLabsAgent` is such an agent. Server mode with `llmId: 'CUSTOMER_CLIENT_V1'`,
 * because the page calls no model. `heard` is estimated from the length of the audio, and messages say so with
 * `heardIsEstimated`.
 *
 * Create the session token with `persona: { avatarId, enableAudioPassthrough: true }` in `createSessionHandler`.
 *
 * @example
 * createPersona({
 *   session: '/api/persona/session',
 *   llm: { server: { llmId: 'CUSTOMER_CLIENT_V1' } },
 *   advanced: {
 *     environment: audioSource({
 *       connect: (face) => {
 *         face.ready();
 *         return {
 *           userMessage: async (text) => {
 *             const answer = face.answer({ sampleRate: 24_000 });
 *             answer.text(`You said: ${text}`);
 *             answer.audio(new Int16Array(24_000));
 *             answer.end();
 *           },
 *           close: () => undefined,
 *         };
 *       },
 *     }),
 *   },
 * });
 */
export function audioSource(options: AudioSourceOptions): Pick<PersonaEnvironment, 'sessions'> {
  const { connect, environment = {} } = options;
  const clock = environment.clock ?? pageClock;
  return {
    sessions: (anam) => ({
      load: async () => void (await Promise.all([anam.load(), sourceCode.load()])),
      authorize: (request) => anam.authorize(request),
      connect: (request) => new (loadedOf(sourceCode).SourceConnection)(anam, request, { connect, clock }),
    }),
  };
}
