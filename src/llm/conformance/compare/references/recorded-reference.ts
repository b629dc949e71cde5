/**
 * A short response in the shape of a real one, for comparisons without a key. It was written for this purpose: fields,
 * order and framing are those of the recorded response, ids and words are not.
 */
export interface RecordedReference {
  /** E.g. `OpenAI Chat Completions`. */
  readonly api: string;
  /** The model whose response has this shape. */
  readonly model: string;
  /** When that response was recorded, e.g. `July 2026`. */
  readonly date: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** One event in the framing of all providers except Gemini. */
export const event = (value: object | string): string =>
  `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;

/** The words of the response, split the way models split them. */
export const words: readonly string[] = Array.from(
  { length: 40 },
  (_, index) => `${index > 0 ? ' ' : ''}${index + 1}`,
);
