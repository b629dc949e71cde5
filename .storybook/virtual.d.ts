declare module 'virtual:api-docs' {
  /** One export of the package, described by its TSDoc and source. */
  export interface ApiEntry {
    readonly name: string;
    readonly isType: boolean;
    /** Markdown. */
    readonly description: string;
    readonly examples: readonly string[];
    readonly throws: string;
    /** How it is declared; of a component and of a type, all of it that is public. */
    readonly declaration: string;
    /** Types that are exported from the same place: props, options, what a hook gives. */
    readonly types: readonly string[];
    /** Of a component. */
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
