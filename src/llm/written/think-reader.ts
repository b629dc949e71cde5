import type { LlmPart } from '../llm-adapter.js';
import type { MarkdownCode } from './markdown-code.js';
import type { ThinkOptions } from './think-options.js';
import { findMark, LONGEST_MARK, marksOf, type Hit, type ThinkMark, type ThinkTag } from './think-tag.js';

/** Tag names first, then the marks of Magistral, Kimi, Command, Gemma, MedGemma, Apertus and Seed models. */
const TAGS: readonly ThinkTag[] = [
  'think',
  'thinking',
  'thought',
  'thoughts',
  'reasoning',
  'seed:think',
  'antthinking',
  'thought_process',
  'reasoning_scratchpad',
  'scratchpad',
  'inner_monologue',
  'chain_of_thought',
  'analysis',
  'reflection',
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|START_THINKING|>', '<|END_THINKING|>'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
  ['<|thought_start|>', '<|thought_end|>'],
  ['<|think_start|>', '<|think_end|>'],
  ['<|inner_prefix|>', '<|inner_suffix|>'],
  ['<|channel>thought', '<channel|>'],
  ['<unused94>thought', '<unused95>'],
];
const AUTO_HOLD = 600;
const MAX_DEPTH = 4;
const code = /(?:^|\n)[ \t]*```[\s\S]*?(?:\n[ \t]*```|$)|(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;
/** Complete code, as above, plus a code span at the end that may still be closed. */
const openCode = /(?:^|\n)[ \t]*```[\s\S]*?(?:\n[ \t]*```|$)|(`+)(?!`)[^\n]*?[^`\n]\1(?=[^`])|`[^\n]*$/g;

/** A mark of reasoning in the middle of text: it opens a block, closes nothing, or is only mentioned. */
export interface ThinkInText {
  readonly what: 'opens' | 'orphan' | 'mention';
  readonly mark: ThinkMark;
  readonly length: number;
}

/** Reads the reasoning before an answer or, if allowed, inside it. */
export class ThinkReader {
  /** Reasoning that turns out to be the answer if no tag closes it. */
  doubtful: string | null;
  /** The characters that can start a mark for reasoning, code or templates. */
  readonly points: RegExp;
  /** Whether the app set the reasoning tags. */
  readonly hasOwnTags: boolean;
  readonly #marks: readonly ThinkMark[];
  readonly #closing: readonly ThinkMark[];
  readonly #anywhere: boolean;
  /** The marks that can end the open thought or nest in it. */
  #inThought: readonly ThinkMark[];
  #state: 'undecided' | 'start' | 'thought';
  #structured = false;
  #depth = 1;
  /** True for a thought that no tag has opened and that has no text yet. */
  #fresh: boolean;
  #last = '';
  /** The number of opening tags that were only mentioned, by tag. */
  readonly #mentioned = new Map<ThinkTag, number>();

  constructor({ thinkTags = TAGS, startsInReasoning = false, thinkAnywhere = false }: ThinkOptions) {
    this.hasOwnTags = thinkTags !== TAGS;
    this.#marks = thinkTags.flatMap(marksOf);
    this.#closing = this.#marks.filter(({ closes }) => closes);
    this.#anywhere = thinkAnywhere;
    this.#inThought = this.#marks;
    this.#fresh = startsInReasoning === true;
    this.doubtful = this.#fresh ? '' : null;
    this.#state = this.#fresh ? 'thought' : startsInReasoning ? 'undecided' : 'start';
    const heads = this.#marks.map(
      ({ head }) => String.raw`\u${head.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    this.points = new RegExp(String.raw`[\n\u0060~<\[✿${heads.join('')}]`);
  }

  useStructured(): void {
    if (this.#structured) return;
    this.#structured = true;
    if (this.#fresh || this.#state === 'undecided') this.leave();
  }

  enter({ tag }: ThinkMark): void {
    this.#state = 'thought';
    this.#inThought = this.#marks.filter((mark) => mark.tag === tag);
    this.#depth = 1;
    this.#fresh = false;
  }

  leave(): void {
    this.#state = 'start';
    this.#fresh = false;
    this.doubtful = null;
  }

  /**
   * Reads one piece from the front and returns its length; 0 to wait for more text, `text` if the rest is not
   * reasoning.
   */
  step(text: string, last: boolean, parts: LlmPart[]): number | 'text' {
    if (this.#state === 'undecided') return this.#stepUndecided(text, last, parts);
    return this.#state === 'start' ? this.#stepStart(text, last) : this.#stepThought(text, last, parts);
  }

  /** Returns the mark at the start of the text, in the middle of an answer. */
  inText(text: string, last: boolean, around: MarkdownCode): ThinkInText | 'wait' | null {
    const hit = this.#structured ? null : findMark(text, this.#marks, 0);
    if (!hit) return null;
    if (hit.length === 0) return last ? null : 'wait';
    const { mark, length } = hit;
    if (!mark.closes)
      return { what: this.#anywhere || around.last === '' ? 'opens' : 'mention', mark, length };
    const what = this.#mentioned.get(mark.tag)
      ? 'mention'
      : isOrphan(text.slice(length, length + LONGEST_MARK), last, around);
    return what === 'wait' ? 'wait' : { what, mark, length };
  }

  /** Records that the text only mentions a tag, so that its closing tag is text too. */
  mention({ tag, closes }: ThinkMark): void {
    const open = this.#mentioned.get(tag) ?? 0;
    this.#mentioned.set(tag, closes ? Math.max(0, open - 1) : open + 1);
  }

  #stepStart(text: string, last: boolean): number | 'text' {
    const space = text.search(/\S/);
    if (space !== 0) return space === -1 ? text.length : space;
    const hit = findMark(text, this.#marks, 0);
    if (hit && hit.length > 0) {
      if (!hit.mark.closes) this.enter(hit.mark);
      return hit.length;
    }
    return hit && !last ? 0 : 'text';
  }

  #stepThought(text: string, last: boolean, parts: LlmPart[]): number {
    const hit = findMark(text, this.#inThought);
    if (hit?.at === 0 && hit.length > 0) {
      const quoted = this.#isQuoted(text.charAt(hit.length), last);
      if (quoted === 'wait') return 0;
      return quoted ? this.#think(text.slice(0, hit.length), parts) : this.#stepMark(text, hit, parts);
    }
    const passed = hit && (hit.at > 0 || !last) ? hit.at : text.length;
    return this.#think(text.slice(0, passed), parts);
  }

  /** A tag in backticks or quotes is only mentioned in the thought. */
  #isQuoted(next: string, last: boolean): boolean | 'wait' {
    if (!/["'`]/.test(this.#last)) return false;
    return next === '' && !last ? 'wait' : next === this.#last;
  }

  #stepMark(text: string, { mark, length }: Hit, parts: LlmPart[]): number {
    if (!mark.closes && this.#fresh) this.enter(mark);
    else if (mark.closes && this.#depth === 1) this.leave();
    else {
      this.#think(text.slice(0, length), parts);
      this.#depth = mark.closes ? this.#depth - 1 : Math.min(this.#depth + 1, MAX_DEPTH);
      // If the thought only mentioned an opening tag, this is its end, and the answer follows.
      if (mark.closes) this.doubtful = '';
    }
    return length;
  }

  #stepUndecided(text: string, last: boolean, parts: LlmPart[]): number | 'text' {
    const first = findMark(text.trimStart(), this.#marks, 0);
    const start = text.slice(0, AUTO_HOLD + LONGEST_MARK + 1);
    const words = start.replaceAll(last && start === text ? code : openCode, (span) =>
      ' '.repeat(span.length),
    );
    const hit = findMark(words, this.#closing, AUTO_HOLD);
    const opens = first && first.length > 0 && !first.mark.closes;
    if (!opens && hit && hit.length > 0) {
      this.#think(text.slice(0, hit.at), parts);
      this.leave();
      return hit.at + hit.length;
    }
    if (!opens && !last && text.length <= AUTO_HOLD + LONGEST_MARK) return 0;
    this.#state = 'start';
    return this.#stepStart(text, last);
  }

  #think(text: string, parts: LlmPart[]): number {
    if (text === '') return 0;
    this.#fresh &&= text.trim() === '';
    this.#last = text.at(-1) ?? '';
    if (this.doubtful !== null) this.doubtful += text;
    if (!this.#structured) parts.push({ type: 'reasoning-delta', text });
    return text.length;
  }
}

/**
 * A closing tag without an opening tag ends a thought that the template opened, if it directly follows text or has its
 * own line. Anywhere else, the text only mentions tags.
 */
function isOrphan(
  rest: string,
  last: boolean,
  { last: before, gap, isLineStart }: MarkdownCode,
): 'orphan' | 'mention' | 'wait' {
  if (gap === '' && before !== '') return /[([{<=/|,"'“‘:]/.test(before) ? 'mention' : 'orphan';
  if (!isLineStart) return 'mention';
  const next = rest.search(/[^ \t]/);
  if (next < 0) return last ? 'orphan' : rest.length < LONGEST_MARK ? 'wait' : 'mention';
  return rest[next] === '\n' || rest[next] === '\r' ? 'orphan' : 'mention';
}
