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

/** Voice settings. The supported fields depend on the voice's provider. */
export interface VoiceGenerationOptions {
  /** ElevenLabs: 0 to 1. */
  readonly stability?: number;
  /** ElevenLabs: 0 to 1. */
  readonly similarityBoost?: number;
  /** ElevenLabs, second generation: 0 to 1. */
  readonly style?: number;
  /** ElevenLabs, second generation. */
  readonly useSpeakerBoost?: boolean;
  /** A factor: 0.7 to 1.2 for ElevenLabs, 0.6 to 1.5 for Cartesia, 0.5 to 2 for Fish Audio. */
  readonly speed?: number;
  /** ElevenLabs: a model id. */
  readonly model?: string;
  /** Cartesia and Fish Audio: a factor, 0.5 to 2. */
  readonly volume?: number;
  /** Cartesia. */
  readonly emotion?: 'neutral' | 'calm' | 'angry' | 'content' | 'sad' | 'scared';
}
