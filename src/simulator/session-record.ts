import type { SpeechText } from './persona-speech.js';

/** The messages of a session, for its transcript. Times are in milliseconds since 1970. */
export interface SessionRecord {
  readonly started: number;
  /** `null` while the session is running. */
  ended: number | null;
  readonly said: SaidPart[];
}

/** A message, or a part of one. */
export interface SaidPart {
  readonly role: 'user' | 'persona';
  readonly text: SpeechText;
  readonly at: number;
}
