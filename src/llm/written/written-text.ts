import type { LlmPart } from '../llm-adapter.js';
import type { ThinkOptions } from './think-options.js';
import type { TextReader } from './text-reader.js';
import type { WrittenCall } from './written-calls.js';

type Load = () => Promise<{ readonly TextReader: typeof TextReader }>;

let loaded: typeof TextReader | undefined;

/** Loads the code that reads marks; kept for all answers. */
export const loadTextReader: Load = () =>
  import('./text-reader.js').then((code) => {
    loaded = code.TextReader;
    return code;
  });

/** What a mark of reasoning, of a template or of a call may begin with, and what may still become that. */
const mark = /<[\w/|｜]|\[[A-Z/][A-Z]|◁/;
const openMark = /(?:<|\[[A-Z/]?)$/;

/**
 * The text of a model that may write its reasoning, tokens of its template or calls into it. Most models do not, so the
 * code for that is loaded when the first mark comes: until `loading` is settled, no more text may be pushed.
 */
export class WrittenText {
  loading: Promise<unknown> | undefined;
  readonly #options: ThinkOptions;
  #reader: TextReader | undefined;
  #structured = false;
  /** What was handed on, from which the reader learns whether it is in code. */
  #passed = '';
  #held = '';

  constructor(options: ThinkOptions) {
    this.#options = options;
  }

  push(text: string, parts: LlmPart[]): void {
    if (this.#reader) return this.#reader.push(text, parts);
    this.#held = this.#passed === '' ? (this.#held + text).trimStart() : this.#held + text;
    const { thinkTags, startsInReasoning } = this.#options;
    if (thinkTags || startsInReasoning || mark.test(this.#held)) this.#read(parts);
    else this.#pass(this.#held.search(openMark), parts);
  }

  /** Hands over what waited. Called when `loading` is settled. */
  resume(parts: LlmPart[]): void {
    this.loading = undefined;
    this.#read(parts);
  }

  /** Hands over what was held back. `complete` is false when the answer was cut off. */
  end(parts: LlmPart[], complete: boolean): void {
    this.#flush(parts);
    this.#reader?.end(parts, complete);
  }

  /** Reasoning comes in fields of its own: from here on inline reasoning is a copy, and a tag in text is text. */
  useStructured(): void {
    this.#structured = true;
    this.#reader?.useStructured();
  }

  /** Something other than text came, which ends an open thought. */
  interrupt(parts: LlmPart[]): void {
    this.#flush(parts);
    this.#reader?.interrupt(parts);
  }

  /** The calls that the model wrote as text. */
  get calls(): readonly WrittenCall[] {
    return this.#reader?.calls ?? [];
  }

  #flush(parts: LlmPart[]): void {
    if (!this.#reader && !this.loading) this.#pass(this.#held.length, parts);
  }

  #pass(end: number, parts: LlmPart[]): void {
    const text = end < 0 ? this.#held : this.#held.slice(0, end);
    this.#held = this.#held.slice(text.length);
    this.#passed += text;
    if (text !== '') parts.push({ type: 'text-delta', text });
  }

  #read(parts: LlmPart[]): void {
    if (!loaded) {
      this.loading = loadTextReader();
      return;
    }
    this.#reader = new loaded(this.#options);
    if (this.#structured) this.#reader.useStructured();
    this.#reader.push(this.#passed, []);
    this.#reader.push(this.#held, parts);
    this.#passed = '';
    this.#held = '';
  }
}
