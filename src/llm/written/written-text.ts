import type { LlmPart, LlmTool } from '../llm-adapter.js';
import type { ThinkOptions } from './think-options.js';
import type { TextReader } from './text-reader.js';

type Load = () => Promise<{ readonly TextReader: typeof TextReader }>;

let loaded: typeof TextReader | undefined;

/** Loads the code that reads marks; kept for all answers. */
export const loadTextReader: Load = () =>
  import('./text-reader.js').then((code) => {
    loaded = code.TextReader;
    return code;
  });

/** What a mark of reasoning, of a template or of a call may begin with, and what may still become that. */
const mark = /<[\w/|｜]|\[[A-Z/][A-Z]|◁|^\w+ to=|^analysis[A-Z]/;
/** A run of backticks is one mark, so it is handed on whole. */
const openMark = /[`~]{0,64}(?:<|\[[A-Z/]?)?$/;
/** A text may begin with the name of a channel, if a server took out the token before it. */
const heads = '|analysis<|commentary<|final<|commentary to=';

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
  #hasText = false;
  #held = '';

  constructor(options: ThinkOptions) {
    this.#options = options;
  }

  push(text: string, parts: LlmPart[]): void {
    if (this.#reader) return this.#reader.push(text, parts);
    this.#held += text;
    if (!this.#hasText) this.#held = this.#held.trimStart();
    const { thinkTags, startsInReasoning } = this.#options;
    if (thinkTags || startsInReasoning || mark.test(this.#held)) this.#read(parts);
    else if (this.#passed !== '' || !heads.includes(`|${this.#held}`))
      this.#pass(this.#held.search(openMark), parts);
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
    this.#passed = '';
  }

  /** The calls that the model wrote as text; `known` are those that came as calls. */
  calls(tools: readonly Pick<LlmTool, 'name'>[] | undefined, known: readonly LlmPart[]): LlmPart[] {
    return this.#reader?.calls(tools, known) ?? [];
  }

  #flush(parts: LlmPart[]): void {
    if (!this.#reader && !this.loading) this.#pass(this.#held.length, parts);
  }

  #pass(end: number, parts: LlmPart[]): void {
    const text = this.#held.slice(0, end);
    this.#held = this.#held.slice(end);
    this.#passed += text;
    if (text === '') return;
    this.#hasText = true;
    parts.push({ type: 'text-delta', text });
  }

  #read(parts: LlmPart[]): void {
    if (!loaded) {
      this.loading = loadTextReader();
      return;
    }
    this.#reader = new loaded(this.#options, this.#hasText);
    if (this.#structured) this.#reader.useStructured();
    this.#reader.push(this.#passed, []);
    this.#reader.push(this.#held, parts);
    this.#passed = '';
    this.#held = '';
  }
}
