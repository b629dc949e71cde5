/** One difference between the endpoint and the reference. */
export interface Difference {
  /** `must`: a reader of this format may fail. `may`: readers accept both. */
  readonly level: 'must' | 'may';
  /** The aspect that differs, e.g. `status` or `keys of text chunks`. */
  readonly what: string;
  readonly endpoint: string;
  readonly reference: string;
  /** How to fix it, for differences of level `must`. */
  readonly advice?: string;
}

export const must = (what: string, endpoint: string, reference: string, advice: string): Difference => ({
  level: 'must',
  what,
  endpoint,
  reference,
  advice,
});

export const may = (what: string, endpoint: string, reference: string): Difference => ({
  level: 'may',
  what,
  endpoint,
  reference,
});
