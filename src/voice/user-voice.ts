import type { SessionSignal } from '../core/index.js';

/** What your own speech recognition tells the persona about the user. */
export interface UserVoice {
  /**
   * The user begins or stops speaking. With `ownVoice` the beginning interrupts the persona; the agent of an `audioSource`
   * decides that itself.
   */
  speaking(isSpeaking: boolean): void;
  /** The words of a whole utterance. They begin a turn. */
  said(text: string): void;
  /** The microphone cannot be read. The session continues without it. */
  failed(cause: Error): void;
}

/** Returns the recognition's side of a session. */
export function userVoice(
  emit: (signal: SessionSignal) => void,
  onFailed: (cause: Error) => void,
): UserVoice {
  let count = 0;
  return {
    speaking: (isSpeaking) => emit({ type: 'user-speech', speaking: isSpeaking }),
    said: (text) => {
      const content = text.trim();
      if (content === '') return;
      const messageId = `user::own-${(count += 1)}`;
      const speech = { messageId, role: 'user', content, endOfSpeech: true, interrupted: false } as const;
      emit({ type: 'speech', chunk: speech });
    },
    failed: onFailed,
  };
}
