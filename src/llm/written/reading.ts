import type { LlmPart } from '../llm-adapter.js';
import type { CallCapture } from './call-capture.js';
import { MarkdownCode } from './markdown-code.js';
import { ThinkReader } from './think-reader.js';
import type { ThinkOptions } from './think-options.js';
import type { WrittenCall } from './written-calls.js';

/**
 * - `thought`: in a block of reasoning, or before the first text
 * - `channel`: in a message of harmony's `analysis`
 * - `between`: after the end of a message or a call
 * - `skip`: in a turn that is not the model's
 */
type Place = 'thought' | 'text' | 'channel' | 'between' | 'skip' | 'call';

/** The step changed the place and took nothing, so the same text is read again. */
export const AGAIN = -1;

/** How many characters a step took; 0 waits for more text. */
export type Taken = number;

/** What a reader knows of an answer so far, and the parts that it makes of it. */
export class Reading {
  place: Place = 'thought';
  readonly think: ThinkReader;
  code = new MarkdownCode();
  /** The call that is being read, or that came last. */
  capture: CallCapture | undefined;
  /** The complete calls so far. */
  readonly calls: WrittenCall[] = [];
  /** What was written as a call and cannot be read as one. */
  readonly unread: string[] = [];
  /** Whether a message of harmony came. */
  isHarmony = false;
  /** Whether they come without any of their tokens. */
  isStripped = false;
  /** The tag around the answer, if it is open. */
  wrapper = '';
  /** Such tags that the text is about: so it is about their ends. */
  readonly mentionedWrappers = new Set<string>();
  /** How many `<s>` were text: so is what closes them. */
  strikes = 0;
  /** Whether there is text. */
  spoke = false;
  lastThought = '';
  /** Goes before the next text, if that would stick to the text before a mark. */
  separator = '';
  #parts: LlmPart[] = [];
  /** How many parts were there before those of this piece. */
  #own = 0;

  constructor(options: ThinkOptions) {
    this.think = new ThinkReader(options);
  }

  /** From here on, parts go there. */
  writeTo(parts: LlmPart[]): void {
    this.#parts = parts;
    this.#own = parts.length;
  }

  stepThought(text: string, last: boolean): number | 'text' {
    return this.think.step(text, last, this.#parts);
  }

  /** Text of the answer. */
  pass(text: string): Taken {
    this.separate();
    this.code.pass(text);
    return this.say(text);
  }

  /** Text of the answer that the code of a Markdown text is not followed through. */
  say(text: string): Taken {
    this.separate();
    this.spoke = true;
    return this.#add('text-delta', text);
  }

  /** Adds the separator. What follows stands at the start of a line. */
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

  /** Text of one kind that came at once is one part. */
  #add(type: 'text-delta' | 'reasoning-delta', text: string): Taken {
    const before = this.#parts.length > this.#own ? this.#parts.at(-1) : undefined;
    if (before?.type === type) this.#parts[this.#parts.length - 1] = { type, text: before.text + text };
    else this.#parts.push({ type, text });
    return text.length;
  }
}
