import type { PersonaError } from '../../../internal/persona-error.js';
import type { PersonaMediaStream } from '../../ports/media-stream.js';

/**
 * Why the microphone may not be used. `timed-out`: the user has not responded to the prompt yet; a later response still
 * counts.
 */
export type MicrophoneDenial = 'blocked-by-user' | 'blocked-by-policy' | 'dismissed' | 'timed-out';

/**
 * Why no microphone can be used. `silent`: the system or the device has muted it; it works again once it is unmuted.
 * `not-connected`: this SDK cannot add a microphone to a running session.
 */
export type MicrophoneLack = 'not-found' | 'in-use' | 'silent' | 'insecure-context' | 'not-connected';

/** The microphone of the session. Without one the session continues, and the user can type. */
export type MicrophoneState =
  /** There is no session, or it does not ask for a microphone. */
  | { readonly status: 'idle' }
  | { readonly status: 'prompting' }
  | {
      readonly status: 'granted';
      /** The device in use. It differs from the selected one while the selected one is unplugged. */
      readonly deviceId: string | null;
      /** For a level meter. Do not stop or mute it. */
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

/** Returns the state for a microphone that could not be opened. */
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
