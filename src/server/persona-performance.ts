interface Expressivity {
  /** 0 (steady) to 1 (lively). */
  readonly expressivity?: number;
}

/** The acting style of a Cara 4 avatar: one of Anam's styles or your own description. Older models ignore it. */
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
 * A tool for models that Anam runs. In addition to these fields, it has the fields that Anam's guide lists for its
 * type. For tools that the page runs, use `defineTool` from `anam-react/tools` and the handler's `tools`. System tools
 * are documented, but Anam reportedly rejects them here: create them in the Lab and use `toolIds`.
 */
export interface InlineTool {
  readonly type: 'client' | 'server' | 'system';
  /** At most 64 letters, digits, hyphens and underscores. */
  readonly name: string;
  /** At most 1,024 characters; otherwise Anam rejects the token request. */
  readonly description?: string;
  /** JSON Schema of the arguments, at most 10,000 bytes as JSON; otherwise Anam rejects the token request. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}
