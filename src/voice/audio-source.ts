import type { Clock, PersonaEnvironment } from '../core/index.js';
import type { AudioAnswer, AudioAnswerOptions } from './audio-answer.js';
import { pageClock } from './page-clock.js';
import { SourceConnection } from './source-connection.js';
import type { UserVoice } from './user-voice.js';

/** The persona's side of a session, which your agent calls. After the session, calls have no effect. */
export interface AudioFace {
  /** Your agent can listen and speak. The session is live from now on. */
  ready(): void;
  /**
   * Begins an answer. The previous one is completed.
   * @throws PersonaError `config-voice` if the sample rate is out of range
   */
  answer(options: AudioAnswerOptions): AudioAnswer;
  /** What your agent hears. */
  readonly user: UserVoice;
  /** Stops the persona, also between answers. */
  interrupt(): void;
  /** Ends the session with `session-ended-by-server`; `detail` is for developers. */
  end(detail: string): void;
}

/** Your agent in one session, which the persona calls. */
export interface AudioAgent {
  /** Listens to the microphone. Called again for another one. Returns a function that stops. */
  listen?(microphone: MediaStream): () => void;
  /** The user typed a message. */
  userMessage?(text: string): void;
  /** The app called `addContext`. */
  context?(text: string): void;
  /**
   * The app or the user stops the persona. Stop your agent, too. The running answer is then interrupted, if you do not
   * do it yourself.
   */
  interrupt?(): void;
  /** The session has ended. */
  close(): void;
}

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
      load: () => anam.load(),
      authorize: (request) => anam.authorize(request),
      connect: (request) => new SourceConnection(anam, request, { connect, clock }),
    }),
  };
}
