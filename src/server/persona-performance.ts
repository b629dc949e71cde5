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
