import type { VoiceDetectionOptions, VoiceGenerationOptions } from '../internal/voice-options.js';
import type { DirectorNotes, InlineTool } from './persona-performance.js';

/**
 * A persona for one session, with the fields of Anam's `personaConfig`. It has no `llmId`: the request's mode and the
 * handler's `llmIds` determine it.
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
   * @default 3600 if Anam's silence timers are off; else the plan's limit
   */
  readonly maxSessionLengthSeconds?: number;
  /** ISO 639-1: the language that the user speaks. */
  readonly languageCode?: string;
  readonly skipGreeting?: boolean;
  /** The persona's greeting, for models that Anam runs. */
  readonly initialMessage?: string | null;
  readonly uninterruptibleGreeting?: boolean;
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
  /** Depends on the voice's provider. */
  readonly voiceGenerationOptions?: VoiceGenerationOptions;
  /** Tools that are stored with Anam; for models that Anam runs. */
  readonly toolIds?: readonly string[];
  readonly tools?: readonly InlineTool[];
  /** If true, Anam stores nothing after the session. Enterprise plans only. */
  readonly zeroDataRetention?: boolean;
  readonly enableAudioPassthrough?: boolean;
  /** Cara 4 only. */
  readonly directorNotes?: DirectorNotes;
}
