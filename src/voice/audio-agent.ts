import type { AudioAnswer, AudioAnswerOptions } from './audio-answer.js';
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
