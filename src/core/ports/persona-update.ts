import type { VoiceDetectionOptions, VoiceGenerationOptions } from '../../internal/voice-options.js';

/**
 * New settings for a running session, with the fields of Anam's `persona_config` message. Fields that are missing stay as they are.
 * Source: Anam's documentation of mid-session updates.
 */
export interface PersonaUpdate {
  /** ISO 639-1: the language that the user speaks. */
  readonly languageCode?: string;
  /** Depends on the provider of the voice. */
  readonly voiceGenerationOptions?: VoiceGenerationOptions;
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
}
