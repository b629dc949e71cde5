import type { LlmPart, LlmTool } from '../llm-adapter.js';
import type { ThinkOptions } from './think-options.js';
import type { TextReader } from './text-reader.js';

type Load = () => Promise<{ readonly TextReader: typeof TextReader }>;

let loaded: typeof TextReader | undefined;

/** Loads the code that reads marks, once for all answers. */
export const loadTextReader: Load = () =>
  import('./text-reader.js').then((code) => {
    loaded = code.TextReader;
    return code;
  });

/** The possible starts of a mark of reasoning, of a template or of a call. An answer in brackets may be a call. */
const mark = /<[\w/|｜]|\[[A-Z/][A-Z]|[◁✿]|^(?:.*to=|analysis[A-Z]|[[{])/;
/** Text at the end that may still become a mark. A run of backticks is one mark, so it is passed on whole. */
const openMark = /[`~]{0,64}(?:<|\[[A-Z/]?)?$/;
/** A text may begin with the name of a channel, if a server removed the token before it. */
const heads = '|analysis<|commentary<|final<|commentary to=|to=';

/**
 * Reads the text of a model that may contain reasoning, template tokens or calls. Most models do not write them, so the
 * code for that is loaded with the first mark. Do not push more text until `loading` settles.
 */
export class WrittenText {
  loading: Promise<unknown> | undefined;
  readonly #options: ThinkOptions;
  #reader: TextReader | undefined;
  #structured = false;
  /** The text that was already passed on. It tells the reader whether it starts inside code. */
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
      this.#pass(parts, this.#held.search(openMark));
  }

  /** Returns the text that waited. Call it when `loading` settles. */
  resume(parts: LlmPart[]): void {
    this.loading = undefined;
    this.#read(parts);
  }

  /** Returns the text that was held back. `complete` is false if the answer was cut off. */
  end(parts: LlmPart[], complete: boolean): void {
    if (this.#reader) this.#reader.end(parts, complete);
    else if (!this.loading) this.#pass(parts);
  }

  /**
   * Call it when reasoning arrives in its own fields. From then on, inline reasoning is a copy, and tags in the text
   * are text.
   */
  useStructured(): void {
    this.#structured = true;
    this.#reader?.useStructured();
  }

  /** Call it when something other than text arrives, which ends an open thought. */
  interrupt(parts: LlmPart[]): void {
    if (this.#reader) this.#reader.interrupt(parts);
    else if (!this.loading) this.#pass(parts);
    this.#passed = '';
  }

  /** Returns the calls that the model wrote as text. `known` contains the structured calls. */
  calls(tools: readonly Pick<LlmTool, 'name'>[] | undefined, known: readonly LlmPart[]): LlmPart[] {
    return this.#reader?.calls(tools, known) ?? [];
  }

  #pass(parts: LlmPart[], end?: number): void {
    const text = this.#held.slice(0, end);
    this.#held = this.#held.slice(text.length);
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
