import type { PersonaError } from '../../internal/persona-error.js';

export type MicrophoneState =
  | { readonly status: 'off' }
  | { readonly status: 'prompting' }
  | { readonly status: 'on'; readonly muted: boolean }
  /** The session goes on without it; `error.code` is one of `microphone-*`. */
  | { readonly status: 'unavailable'; readonly error: PersonaError };
