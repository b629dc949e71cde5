import type { VoiceDetectionOptions, VoiceGenerationOptions } from '../../internal/voice-options.js';

/**
 * New settings for a running session, with the fields of Anam's `persona_config` message. Missing fields stay
 * unchanged. Source: Anam's documentation on mid-session updates.
 */
export interface PersonaUpdate {
  /** ISO 639-1: the language that the user speaks. */
  readonly languageCode?: string;
  /** The supported fields depend on the voice's provider. */
  readonly voiceGenerationOptions?: VoiceGenerationOptions;
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
}
