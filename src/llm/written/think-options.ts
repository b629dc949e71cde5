import type { ThinkTag } from './think-tag.js';

/** How to find reasoning that a model writes inside its text. */
export interface ThinkOptions {
  /**
   * The tags that contain reasoning; `[]` leaves the text unchanged.
   * @default `think`, `thinking`, `thought`, `reasoning`, `scratchpad`, `analysis` and other names in use, and the marks of
   * Magistral, Kimi, Command, Gemma and Apertus models
   */
  readonly thinkTags?: readonly ThinkTag[] | undefined;
  /**
   * `true` if the chat template already opens the tag, so that only `</think>` arrives (DeepSeek R1, Qwen thinking
   * models). If an answer ends normally without a closing tag, its reasoning is emitted again as text. `'auto'` is for
   * an endpoint that does this only sometimes: up to 600 characters wait for a closing tag, which delays every answer
   * without reasoning.
   * @default false
   */
  readonly startsInReasoning?: boolean | 'auto' | undefined;
  /**
   * Also recognizes an opening tag in the middle of the text, not only at its start or after another block.
   * @default false, so that prose and code that mention a tag stay unchanged
   */
  readonly thinkAnywhere?: boolean | undefined;
}
