import type { LlmPart } from './llm-adapter.js';
import { findMark, LONGEST_MARK, marksOf, type Hit, type Mark, type ThinkTag } from './think-tag.js';

/** How to find reasoning that a model writes inside its text. */
export interface ThinkOptions {
  /**
   * The tags that hold reasoning; `[]` leaves the text as it is.
   * @default ['think', 'thinking', 'thought', 'reasoning']
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

const TAGS: readonly ThinkTag[] = ['think', 'thinking', 'thought', 'reasoning'];
const AUTO_HOLD = 600;
const MAX_DEPTH = 4;

type State = 'undecided' | 'start' | 'text' | 'thought';

/**
 * Splits text with inline reasoning. Holds back no more than may still become a tag; white space before the first
 * text and after a thought is dropped; nothing else is lost, and the cut of the input makes no difference.
 */
export class ThinkSplitter {
  readonly #marks: readonly Mark[];
  readonly #closing: readonly Mark[];
  /** The marks that count in the middle of text. */
  readonly #inText: readonly Mark[];
  /** The marks that can end the open thought or nest in it. */
  #inThought: readonly Mark[];
  #state: State;
  #parts: LlmPart[] = [];
  #held = '';
  #spoke = false;
  #structured = false;
  #depth = 1;
  /** In a thought that no tag has opened, and of which nothing has come. */
  #fresh: boolean;
  /** Reasoning that was the answer if nothing closes it. */
  #doubtful: string | null;

  constructor({ thinkTags = TAGS, startsInReasoning = false, thinkAnywhere = false }: ThinkOptions = {}) {
    this.#marks = thinkTags.flatMap(marksOf);
    this.#closing = this.#marks.filter(({ closes }) => closes);
    this.#inText = this.#marks.filter((mark) => thinkAnywhere || mark.closes);
    this.#inThought = this.#marks;
    this.#fresh = startsInReasoning === true;
    this.#doubtful = this.#fresh ? '' : null;
    this.#state = this.#fresh ? 'thought' : startsInReasoning ? 'undecided' : 'start';
  }

  push(text: string, parts: LlmPart[]): void {
    this.#run(text, parts, false);
  }

  /** Hands over what was held back. `complete` is false when the answer was cut off. */
  end(parts: LlmPart[], complete: boolean): void {
    this.#run('', parts, true);
    const answer = this.#doubtful?.trim();
    if (answer && complete && !this.#spoke) this.#say(answer);
  }

  /** Reasoning comes in fields of its own: from here on inline reasoning is a copy, and a tag in text is text. */
  useStructured(): void {
    if (this.#structured) return;
    this.#structured = true;
    if (this.#fresh || this.#state === 'undecided') this.#leave();
  }

  /** Something other than text came, which ends an open thought. */
  interrupt(parts: LlmPart[]): void {
    this.#run('', parts, true);
    if (this.#state === 'thought') this.#leave();
  }

  #run(text: string, parts: LlmPart[], last: boolean): void {
    this.#parts = parts;
    let rest = this.#held + text;
    while (rest !== '') {
      const used = this.#step(rest, last);
      if (used === 0) break;
      rest = rest.slice(used);
    }
    this.#held = rest;
  }

  /** Takes one piece off the front and says how long it was; 0 waits for more text. */
  #step(text: string, last: boolean): number {
    if (this.#state === 'undecided') return this.#stepUndecided(text, last);
    if (this.#state === 'start') return this.#stepStart(text, last);
    const marks = this.#state === 'thought' ? this.#inThought : this.#structured ? [] : this.#inText;
    const hit = findMark(text, marks);
    if (hit?.at === 0 && hit.length > 0) return this.#stepMark(text, hit);
    const passed = hit && (hit.at > 0 || !last) ? hit.at : text.length;
    if (passed > 0) this.#pass(text.slice(0, passed));
    return passed;
  }

  #stepStart(text: string, last: boolean): number {
    const space = text.search(/\S/);
    if (space !== 0) return space === -1 ? text.length : space;
    const hit = findMark(text, this.#marks, 0);
    if (hit && hit.length > 0) {
      if (!hit.mark.closes) this.#enter(hit.mark);
      return hit.length;
    }
    if (hit && !last) return 0;
    this.#state = 'text';
    return this.#step(text, last);
  }

  #stepMark(text: string, { mark, length }: Hit): number {
    if (this.#state === 'text') {
      if (!mark.closes) this.#enter(mark);
    } else if (!mark.closes && this.#fresh) {
      this.#enter(mark);
    } else if (mark.closes && this.#depth === 1) {
      this.#leave();
    } else {
      this.#think(text.slice(0, length));
      this.#depth = mark.closes ? this.#depth - 1 : Math.min(this.#depth + 1, MAX_DEPTH);
      // If the thought only spoke of an opening tag, then this was its end, and what follows is the answer.
      if (mark.closes) this.#doubtful = '';
    }
    return length;
  }

  #stepUndecided(text: string, last: boolean): number {
    const first = findMark(text.trimStart(), this.#marks, 0);
    const hit = findMark(text, this.#closing, AUTO_HOLD);
    const opens = first && first.length > 0 && !first.mark.closes;
    if (!opens && hit && hit.length > 0) {
      if (hit.at > 0) this.#think(text.slice(0, hit.at));
      this.#leave();
      return hit.at + hit.length;
    }
    if (!opens && !last && text.length <= AUTO_HOLD + LONGEST_MARK) return 0;
    this.#state = 'start';
    return this.#step(text, last);
  }

  #enter(mark: Mark): void {
    this.#state = 'thought';
    this.#inThought = this.#marks.filter(({ tag }) => tag === mark.tag);
    this.#depth = 1;
    this.#fresh = false;
    this.#doubtful = null;
  }

  #leave(): void {
    this.#state = 'start';
    this.#fresh = false;
    this.#doubtful = null;
  }

  #pass(text: string): void {
    if (this.#state === 'thought') this.#think(text);
    else this.#say(text);
  }

  #say(text: string): void {
    this.#spoke = true;
    this.#parts.push({ type: 'text-delta', text });
  }

  #think(text: string): void {
    this.#fresh &&= text.trim() === '';
    if (this.#doubtful !== null) this.#doubtful += text;
    if (!this.#structured) this.#parts.push({ type: 'reasoning-delta', text });
  }
}
