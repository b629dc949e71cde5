/** Voice settings. The supported fields depend on the provider of the voice. */
export interface VoiceGenerationOptions {
  /** ElevenLabs: 0 to 1. */
  readonly stability?: number;
  /** ElevenLabs: 0 to 1. */
  readonly similarityBoost?: number;
  /** ElevenLabs, second generation: 0 to 1. */
  readonly style?: number;
  /** ElevenLabs, second generation. */
  readonly useSpeakerBoost?: boolean;
  /** A factor: 0.7 to 1.2 for ElevenLabs, 0.6 to 1.5 for Cartesia. */
  readonly speed?: number;
  /** ElevenLabs: a model id. */
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

/** The acting style of a Cara 4 avatar: a style of Anam or your own description. Older models ignore it. */
export type DirectorNotes =
  | (Expressivity & {
      readonly presetStyle: 'happy' | 'warm' | 'playful' | 'supportive' | 'sad' | 'angry' | 'distressed';
      readonly customStylePrompt?: never;
    })
  | (Expressivity & {
      /** At most 2,000 characters. */
      readonly customStylePrompt: string;
      readonly presetStyle?: never;
    })
  | { readonly expressivity: number; readonly presetStyle?: never; readonly customStylePrompt?: never };

/** A tool for models that Anam runs. In addition to `type` and `name`, it has the fields of its type in Anam's guide. */
export interface InlineTool {
  readonly type: 'client' | 'server' | 'system';
  /** Letters, digits, dots, hyphens, underscores. */
  readonly name: string;
  readonly [field: string]: unknown;
}
