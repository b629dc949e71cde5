import type { DirectorNotes, InlineTool, VoiceGenerationOptions } from './persona-performance.js';

/** How Anam detects that the user speaks, stops speaking, or is silent. */
export interface VoiceDetectionOptions {
  /** 0 to 1. */
  readonly endOfSpeechSensitivity?: number;
  /**
   * Seconds of silence until the persona prompts the user, up to 900; 0 = never. Typed messages in client mode count as
   * silence. @default 0 in client mode; in server mode Anam's default (observed: 15)
   */
  readonly silenceBeforeSkipTurnSeconds?: number;
  /**
   * Seconds of the user's silence until Anam ends the session, up to 7200; 0 = never.
   * @default 0 in client mode; in server mode Anam's default (observed: 60)
   */
  readonly silenceBeforeSessionEndSeconds?: number;
  /** 0.5 to 10 seconds. */
  readonly silenceBeforeAutoEndTurnSeconds?: number;
  /** 0 to 1. */
  readonly speechEnhancementLevel?: number;
}

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
