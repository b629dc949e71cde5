/** How the voice sounds. Which fields a voice understands depends on its provider. */
export interface VoiceGenerationOptions {
  /** ElevenLabs: 0 to 1. */
  readonly stability?: number;
  /** ElevenLabs: 0 to 1. */
  readonly similarityBoost?: number;
  /** ElevenLabs, second generation: 0 to 1. */
  readonly style?: number;
  /** ElevenLabs, second generation. */
  readonly useSpeakerBoost?: boolean;
  /** A factor: 0.7 to 1.2 at ElevenLabs, 0.6 to 1.5 at Cartesia. */
  readonly speed?: number;
  /** ElevenLabs: the id of one of its models. */
  readonly model?: string;
  /** Cartesia: a factor, 0.5 to 2. */
  readonly volume?: number;
  /** Cartesia. */
  readonly emotion?: 'neutral' | 'calm' | 'angry' | 'content' | 'sad' | 'scared';
}

interface Expressivity {
  /** 0 (steady) to 1 (lively). */
  readonly expressivity?: number;
}

/** How a Cara 4 avatar plays the session: a style of Anam's or one in your words. Older models ignore it. */
export type DirectorNotes =
  | (Expressivity & {
      readonly presetStyle: 'happy' | 'warm' | 'playful' | 'supportive' | 'sad' | 'angry' | 'distressed';
      readonly customStylePrompt?: never;
    })
  | (Expressivity & {
      /** 2,000 characters at most. */
      readonly customStylePrompt: string;
      readonly presetStyle?: never;
    })
  | { readonly expressivity: number; readonly presetStyle?: never; readonly customStylePrompt?: never };

/** A tool for models that Anam runs. Beside `type` and `name` it has the fields that Anam's guide names for its kind. */
export interface InlineTool {
  readonly type: 'client' | 'server' | 'system';
  /** Letters, digits, dots, hyphens, underscores. */
  readonly name: string;
  readonly [field: string]: unknown;
}
