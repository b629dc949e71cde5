declare module 'virtual:api-docs' {
  /** One export of the package, described by its TSDoc and source. */
  export interface ApiEntry {
    readonly name: string;
    readonly isType: boolean;
    /** Markdown. */
    readonly description: string;
    readonly examples: readonly string[];
    readonly throws: string;
    /** Its declaration; for a component or a type, the whole public part. */
    readonly declaration: string;
    /** Types that are exported from the same file: props, options, the result of a hook. */
    readonly types: readonly string[];
    /** The props of a component. */
    readonly props: { readonly props: readonly ApiProp[]; readonly others: readonly string[] } | null;
  }

  /** One prop. */
  export interface ApiProp {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
    readonly defaultValue: string;
    /** Markdown. */
    readonly description: string;
  }

  export const api: Readonly<Record<string, ApiEntry>>;
}
