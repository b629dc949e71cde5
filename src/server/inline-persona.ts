import type { VoiceDetectionOptions, VoiceGenerationOptions } from '../internal/voice-options.js';
import type { DirectorNotes, InlineTool } from './persona-performance.js';

/**
 * A persona for one session, with the fields of Anam's `personaConfig`. It has no `llmId`: the mode of the request and the
 * handler's `llmIds` set it.
 */
export interface InlinePersona {
  readonly personaId?: never;
  readonly llmId?: never;
  readonly avatarId: string;
  /** Optional only with `enableAudioPassthrough` or an `environment`, which provide other audio. */
  readonly voiceId?: string;
  readonly name?: string;
  readonly avatarModel?: 'cara-2' | 'cara-3' | 'cara-4' | 'cara-4-latest' | (string & {});
  /** For models that Anam runs (server mode). */
  readonly systemPrompt?: string;
  /**
   * Anam ends the session after this many seconds. The plan may have a lower limit.
   * @default 3600 if Anam's silence timers are off; else the limit of the plan
   */
  readonly maxSessionLengthSeconds?: number;
  /** ISO 639-1: the language that the user speaks. */
  readonly languageCode?: string;
  readonly skipGreeting?: boolean;
  /** The greeting of the persona, for models that Anam runs. */
  readonly initialMessage?: string | null;
  readonly uninterruptibleGreeting?: boolean;
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
  /** Depends on the provider of the voice. */
  readonly voiceGenerationOptions?: VoiceGenerationOptions;
  /** Tools that are stored with Anam; for models that Anam runs. */
  readonly toolIds?: readonly string[];
  readonly tools?: readonly InlineTool[];
  /** Anam stores nothing after the session; enterprise plans only. */
  readonly zeroDataRetention?: boolean;
  readonly enableAudioPassthrough?: boolean;
  /** Cara 4 only. */
  readonly directorNotes?: DirectorNotes;
}
