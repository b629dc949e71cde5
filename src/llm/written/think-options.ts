import type { ThinkTag } from './think-tag.js';

/** How to find reasoning that a model writes inside its text. */
export interface ThinkOptions {
  /**
   * The tags that hold reasoning; `[]` leaves the text as it is.
   * @default `think`, `thinking`, `thought`, `reasoning`, `scratchpad`, `analysis` and other names in use, and the marks of
   * Magistral, Kimi, Command, Gemma and Apertus models
   */
  readonly thinkTags?: readonly ThinkTag[] | undefined;
  /**
   * `true` when the chat template has already opened the tag, so that only `</think>` arrives (DeepSeek R1, Qwen
   * thinking models). An answer that ends properly without a closing tag is then handed over a second time, as text.
   * `'auto'` for an endpoint that does so only sometimes: up to 600 characters wait for a closing tag, which costs
   * that much latency whenever the model did not think.
   * @default false
   */
  readonly startsInReasoning?: boolean | 'auto' | undefined;
  /**
   * Lets an opening tag count in the middle of the text too, and not only at its start or after another block.
   * @default false, so that prose and code which speak of a tag stay whole
   */
  readonly thinkAnywhere?: boolean | undefined;
}
