import type { LlmPart } from '../llm-adapter.js';
import type { CallCapture } from './call-capture.js';
import { MarkdownCode } from './markdown-code.js';
import { ThinkReader } from './think-reader.js';
import type { ThinkOptions } from './think-options.js';
import type { WrittenCall } from './written-calls.js';

/**
 * - `thought`: in a block of reasoning, or before the first text
 * - `channel`: in a message in harmony's `analysis` channel
 * - `between`: after the end of a message or a call
 * - `skip`: in a turn that is not the model's
 */
type Place = 'thought' | 'text' | 'channel' | 'between' | 'skip' | 'call';

/** The step changed the place but consumed nothing, so the same text is read again. */
export const AGAIN = -1;

/** The number of characters that a step consumed; 0 to wait for more text. */
export type Taken = number;

/** The state of reading an answer, and the parts that it produces. */
export class Reading {
  place: Place = 'thought';
  readonly think: ThinkReader;
  code = new MarkdownCode();
  /** The call that is being read, or the last one. */
  capture: CallCapture | undefined;
  /** The complete calls so far. */
  readonly calls: WrittenCall[] = [];
  /** Texts that look like calls but cannot be read. */
  readonly unread: string[] = [];
  /** Whether a harmony message has arrived. */
  isHarmony = false;
  /** Whether harmony messages arrive without any of their tokens. */
  isStripped = false;
  /** The tag around the answer, if it is open. */
  wrapper = '';
  /** Wrapper tags that the text only mentions. Their closing tags are text too. */
  readonly mentionedWrappers = new Set<string>();
  /** How many `<s>` were text. The same number of closing tags are text too. */
  strikes = 0;
  /** Whether the answer has had any text. */
  spoke = false;
  lastThought = '';
  /** White space to put before the next text, so that it does not join the text before a mark. */
  separator = '';
  #parts: LlmPart[] = [];
  /** The number of parts from before this piece. */
  #own = 0;

  constructor(options: ThinkOptions) {
    this.think = new ThinkReader(options);
  }

  /** Sets the list that receives the next parts. */
  writeTo(parts: LlmPart[]): void {
    this.#parts = parts;
    this.#own = parts.length;
  }

  stepThought(text: string, last: boolean): number | 'text' {
    return this.think.step(text, last, this.#parts);
  }

  /** Adds answer text, and tracks its Markdown code. */
  pass(text: string): Taken {
    this.separate();
    this.code.pass(text);
    return this.say(text);
  }

  /** Adds answer text without tracking Markdown code. */
  say(text: string): Taken {
    this.separate();
    this.spoke = true;
    return this.#add('text-delta', text);
  }

  /** Adds the separator. The next text starts a line. */
  separate(): void {
    if (this.spoke && this.separator !== '') {
      this.code.pass('\n');
      this.#add('text-delta', this.separator);
    }
    this.separator = '';
  }

  reason(text: string): Taken {
    this.lastThought = text.at(-1) ?? '';
    return this.#add('reasoning-delta', text);
  }

  /** Joins text of the same kind that arrived together into one part. */
  #add(type: 'text-delta' | 'reasoning-delta', text: string): Taken {
    const before = this.#parts.length > this.#own ? this.#parts.at(-1) : undefined;
    if (before?.type === type) this.#parts[this.#parts.length - 1] = { type, text: before.text + text };
    else this.#parts.push({ type, text });
    return text.length;
  }
}
