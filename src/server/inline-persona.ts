import type { DirectorNotes, InlineTool, VoiceGenerationOptions } from './persona-performance.js';

/** How Anam notices that the user speaks, stops speaking, or is gone. */
export interface VoiceDetectionOptions {
  /** 0 to 1. */
  readonly endOfSpeechSensitivity?: number;
  /**
   * Seconds of the user's silence until the persona asks, up to 900; 0 = never. Words that are typed in client mode are
   * silence to Anam. @default 0 in client mode; in server mode Anam's own (15 were seen)
   */
  readonly silenceBeforeSkipTurnSeconds?: number;
  /**
   * Seconds of the user's silence until Anam ends the session, up to 7200; 0 = never.
   * @default 0 in client mode; in server mode Anam's own (60 were seen)
   */
  readonly silenceBeforeSessionEndSeconds?: number;
  /** 0.5 to 10 seconds. */
  readonly silenceBeforeAutoEndTurnSeconds?: number;
  /** 0 to 1. */
  readonly speechEnhancementLevel?: number;
}

/**
 * A persona that exists for one session; the fields are Anam's `personaConfig`. There is no `llmId` here: the request's
 * mode and the handler's `llmIds` decide about it.
 */
export interface InlinePersona {
  readonly personaId?: never;
  readonly llmId?: never;
  readonly avatarId: string;
  /** May be left out with `enableAudioPassthrough` or an `environment` only: audio comes from elsewhere then. */
  readonly voiceId?: string;
  readonly name?: string;
  readonly avatarModel?: 'cara-2' | 'cara-3' | 'cara-4' | 'cara-4-latest' | (string & {});
  /** For models that Anam runs (server mode). */
  readonly systemPrompt?: string;
  /**
   * Anam ends the session after so many seconds. The plan has a limit of its own.
   * @default 3600 where Anam does not end a silent session; else the plan's
   */
  readonly maxSessionLengthSeconds?: number;
  /** ISO 639-1: the language that the user speaks. */
  readonly languageCode?: string;
  readonly skipGreeting?: boolean;
  /** What the persona says first, by a model that Anam runs. */
  readonly initialMessage?: string | null;
  readonly uninterruptibleGreeting?: boolean;
  readonly voiceDetectionOptions?: VoiceDetectionOptions;
  /** Depends on the voice's provider. */
  readonly voiceGenerationOptions?: VoiceGenerationOptions;
  /** Tools that are stored with Anam; for models that Anam runs. */
  readonly toolIds?: readonly string[];
  readonly tools?: readonly InlineTool[];
  /** Anam keeps nothing after the call; enterprise plans only. */
  readonly zeroDataRetention?: boolean;
  readonly enableAudioPassthrough?: boolean;
  /** Cara 4 only. */
  readonly directorNotes?: DirectorNotes;
}
