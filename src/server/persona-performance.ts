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
  /** A factor: 0.7 to 1.2 for ElevenLabs, 0.6 to 1.5 for Cartesia, 0.5 to 2 for Fish Audio. */
  readonly speed?: number;
  /** ElevenLabs: a model id. */
  readonly model?: string;
  /** Cartesia and Fish Audio: a factor, 0.5 to 2. */
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

/**
 * A tool for models that Anam runs. In addition to these fields, it has the fields of its type in Anam's guide. For tools of
 * the page, use `defineTool` of `anam-react/tools` and the `tools` of the handler. System tools are documented, but Anam
 * reportedly refuses them here: create them in the Lab and use `toolIds`.
 */
export interface InlineTool {
  readonly type: 'client' | 'server' | 'system';
  /** At most 64 letters, digits, hyphens and underscores. */
  readonly name: string;
  /** At most 1,024 characters, else Anam refuses the token. */
  readonly description?: string;
  /** JSON Schema of the arguments, at most 10,000 bytes as JSON, else Anam refuses the token. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}
