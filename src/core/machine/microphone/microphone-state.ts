import type { PersonaError } from '../../../internal/persona-error.js';
import type { PersonaMediaStream } from '../../ports/media-stream.js';

/** Why the microphone may not be used. `timed-out`: the prompt stands unanswered; an answer still counts. */
export type MicrophoneDenial = 'blocked-by-user' | 'blocked-by-policy' | 'dismissed' | 'timed-out';

/**
 * Why there is no microphone to use. `silent`: the system or the device itself has switched it off; it is heard as soon
 * as that ends. `not-connected`: the SDK no longer lets us add one to a running session.
 */
export type MicrophoneLack = 'not-found' | 'in-use' | 'silent' | 'insecure-context' | 'not-connected';

/** The microphone of the session. Without one the session continues, and the user can type. */
export type MicrophoneState =
  /** No session, or one that does not ask for a microphone. */
  | { readonly status: 'idle' }
  | { readonly status: 'prompting' }
  | {
      readonly status: 'granted';
      /** The device that listens, which is another than the chosen one while that is unplugged. */
      readonly deviceId: string | null;
      /** For a level meter. Stays ours: not to be stopped or muted. */
      readonly stream: PersonaMediaStream;
    }
  /** `error.code` is one of `microphone-*`. `persona.requestMicrophone()` tries again. */
  | { readonly status: 'denied'; readonly reason: MicrophoneDenial; readonly error: PersonaError }
  | { readonly status: 'unavailable'; readonly reason: MicrophoneLack; readonly error: PersonaError };

/** The selected devices; `null` for the system default. */
export interface DeviceChoice {
  readonly microphoneId: string | null;
  readonly speakerId: string | null;
}

/** What a microphone that could not be opened means for the state. */
export function withoutMicrophone(error: PersonaError): MicrophoneState {
  switch (error.code) {
    case 'microphone-not-found':
      return { status: 'unavailable', reason: 'not-found', error };
    case 'microphone-in-use':
      return { status: 'unavailable', reason: 'in-use', error };
    case 'microphone-silent':
      return { status: 'unavailable', reason: 'silent', error };
    case 'microphone-insecure':
      return { status: 'unavailable', reason: 'insecure-context', error };
    case 'microphone-not-connected':
      return { status: 'unavailable', reason: 'not-connected', error };
    case 'microphone-policy':
      return { status: 'denied', reason: 'blocked-by-policy', error };
    case 'microphone-dismissed':
      return { status: 'denied', reason: 'dismissed', error };
    case 'microphone-timeout':
      return { status: 'denied', reason: 'timed-out', error };
    default:
      return { status: 'denied', reason: 'blocked-by-user', error };
  }
}
