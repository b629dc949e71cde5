import type { LlmPart } from '../llm-adapter.js';
import { CallCapture, startsCall } from './call-capture.js';
import { MarkdownCode } from './markdown-code.js';
import { harmonyHead, markOf, turnOf, type HarmonyHead, type WrittenMark } from './marks.js';
import { ThinkReader, type ThinkInText } from './think-reader.js';
import type { ThinkOptions } from './think-options.js';
import type { WrittenCall } from './written-calls.js';

/**
 * - `thought`: in a block of reasoning, or before the first text
 * - `channel`: in a message of harmony's `analysis`
 * - `between`: after the end of a message or a call
 * - `skip`: in a turn that is not the model's
 */
type State = 'thought' | 'text' | 'channel' | 'between' | 'skip' | 'call';

/** Signs that no mark begins with, because of what stands behind them. A longer run would need memory for each sign. */
const noMark = /^(?:<(?![\w/|｜]|$)|\[(?![A-Z/]|$)){1,1000}/;
const sentenceEnd = /[.!?…。！？"'”’)\]*_:`]/;
/** The marks that no text needs behind a call. */
const strayEnd =
  /^(?:<\/(?:\w+:)?(?:tool_calls?|function_calls?|function|invoke)>|<[|｜][^<>|｜\s]{1,40}[|｜]>|[;,](?=\s*[{[]))/;
const openStrayEnd = /^(?:<\/?[\w:]{0,20}|<[|｜][^<>|｜\s]{0,40}[|｜]?|[;,]\s{0,8})$/;

/**
 * Reads text in which a model wrote more than its answer: reasoning, the messages and tokens of its chat template, tool
 * calls. Code and words that only mention such a mark stay as they are. The cut of the input makes no difference, and
 * no more is held back than may still become a mark.
 *
 * - Reasoning opens at the start of the answer, or after another block of it.
 * - A token ends a turn if nothing but the next turn, or the end, follows it.
 * - A call begins where its mark is followed by the name or the JSON of a call.
 */
export class TextReader {
  /** The complete calls so far. */
  readonly calls: WrittenCall[] = [];
  readonly #think: ThinkReader;
  #code = new MarkdownCode();
  #state: State = 'thought';
  #parts: LlmPart[] = [];
  /** How many parts were there before those of this piece. */
  #own = 0;
  #held = '';
  #spoke = false;
  #harmony = false;
  #capture: CallCapture | undefined;
  /** How many `<s>` were text: so is what closes them. */
  #strikes = 0;
  #lastThought = '';
  /** Goes before the next text, if that would stick to the text before a mark. */
  #separator = '';

  constructor(options: ThinkOptions = {}) {
    this.#think = new ThinkReader(options);
  }

  push(text: string, parts: LlmPart[]): void {
    this.#run(text, parts, false);
  }

  /** Hands over what was held back. `complete` is false when the answer was cut off. */
  end(parts: LlmPart[], complete: boolean): void {
    this.#run('', parts, true);
    const answer = this.#think.doubtful?.trim();
    if (answer && complete && !this.#spoke) this.#say(answer);
  }

  /** Reasoning comes in fields of its own: from here on inline reasoning is a copy, and a tag in text is text. */
  useStructured(): void {
    this.#think.useStructured();
  }

  /** Something other than text came, which ends an open thought. */
  interrupt(parts: LlmPart[]): void {
    this.#run('', parts, true);
    if (this.#state === 'thought') this.#think.leave();
    if (this.#state === 'channel') this.#state = 'between';
  }

  #run(text: string, parts: LlmPart[], last: boolean): void {
    this.#parts = parts;
    this.#own = parts.length;
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
    switch (this.#state) {
      case 'thought':
        return this.#stepThought(text, last);
      case 'channel':
        return this.#stepChannel(text, last);
      case 'between':
        return this.#stepBetween(text, last);
      case 'skip':
        return this.#stepSkip(text, last);
      case 'call':
        return this.#stepCall(text, last);
      default:
        return this.#stepText(text, last);
    }
  }

  #stepThought(text: string, last: boolean): number {
    const used = this.#think.step(text, last, this.#parts);
    if (used !== 'text') return used;
    const begun = this.#begin(text, last);
    if (begun !== null) return begun;
    this.#state = 'text';
    return this.#stepText(text, last);
  }

  /** The tokens with which a template opens the turn of the model. */
  #begin(text: string, last: boolean): number | null {
    const mark = markOf(text, last);
    if (mark === 'wait') return 0;
    if (mark?.kind === 'turn') return this.#turn(text, last);
    const isBegin = mark?.kind === 'begin' || mark?.text === '[/INST]';
    if (!isBegin) return null;
    const next = text.slice(mark.text.length);
    if (next === '' && !last) return 0;
    return mark.text !== '<s>' || /^(?:[\s<[]|$)/.test(next) ? mark.text.length : null;
  }

  #stepText(text: string, last: boolean): number {
    const at = text.search(this.#think.points);
    if (at !== 0) return this.#pass(at < 0 ? text : text.slice(0, at));
    const plain = this.#think.hasOwnTags ? null : noMark.exec(text)?.[0];
    if (plain) return this.#pass(plain);
    const sign = text.charAt(0);
    if (sign === '\n') return this.#pass(sign);
    if (sign === '`' || sign === '~') return this.#stepRun(text, last);
    if (this.#code.isBlock) return this.#inBlock(text, last);
    return this.#stepMark(text, last) ?? this.#pass(sign);
  }

  #stepRun(text: string, last: boolean): number {
    const run = /^(?:`{1,64}|~{1,64})/.exec(text)?.[0] ?? '';
    if (run.length === text.length && !last) return 0;
    this.#code.run(run, text[run.length]);
    return this.#say(run);
  }

  /** In a code block only harmony's own ends count, and only where its next message or the end follows. */
  #inBlock(text: string, last: boolean): number {
    const mark = this.#harmony ? markOf(text, last) : null;
    if (mark === 'wait') return 0;
    if (mark?.kind !== 'stop') return this.#pass(text.charAt(0));
    const ends = this.#ends(text, mark, last);
    if (ends === 'wait') return 0;
    return ends ? this.#stop(mark) : this.#pass(text.charAt(0));
  }

  /** 0 waits; `null` when there is no mark. */
  #stepMark(text: string, last: boolean): number | null {
    const think = this.#think.inText(text, last, this.#code);
    const mark = think ?? markOf(text, last);
    if (mark === 'wait') return 0;
    if (mark === null) return null;
    const span = this.#code.span > 0 ? spanEnd(text, this.#code.span, last) : null;
    if (span === 0) return 0;
    if (span !== null) {
      this.#code.span = 0;
      return this.#pass(text.slice(0, span));
    }
    return 'what' in mark ? this.#thinkIn(text, mark) : this.#markIn(text, mark, last);
  }

  #thinkIn(text: string, { what, mark, length }: ThinkInText): number {
    if (what === 'mention') {
      this.#think.mention(mark);
      return this.#pass(text.slice(0, length));
    }
    if (what === 'opens') {
      this.#think.enter(mark);
      this.#state = 'thought';
    }
    return length;
  }

  #markIn(text: string, mark: WrittenMark, last: boolean): number | null {
    if (mark.kind === 'header') return this.#header(text, last);
    if (mark.kind === 'stop') {
      const ends = this.#ends(text, mark, last);
      if (ends === 'wait') return 0;
      return ends ? this.#stop(mark) : this.#pass(mark.text);
    }
    if (mark.kind !== 'call') {
      if (mark.text === '<s>') this.#strikes += 1;
      return this.#pass(mark.text);
    }
    const starts = startsCall(mark.text, text.slice(mark.text.length), last);
    if (starts === 'wait') return 0;
    if (!starts && !(last && this.#isCutCall(text, mark))) return this.#pass(mark.text);
    return this.#open(new CallCapture(mark.text), mark.text.length);
  }

  /** The answer ends right behind the mark of a call, on a line of its own. */
  #isCutCall(text: string, mark: WrittenMark): boolean {
    return this.#code.isLineStart && text.slice(mark.text.length).trim() === '';
  }

  #open(capture: CallCapture, length: number): number {
    this.#capture = capture;
    this.#state = 'call';
    return length;
  }

  /** Whether a token ends the turn here. In the middle of words it is one that the text is about. */
  #ends(text: string, mark: WrittenMark, last: boolean): boolean | 'wait' {
    if (this.#harmony && /^<\|(?:end|return|call)\|>$/.test(mark.text) && !this.#code.isBlock) return true;
    if (mark.text === '</s>' && this.#strikes > 0) {
      this.#strikes -= 1;
      return false;
    }
    const { gap, last: before } = this.#code;
    const rest = text.slice(mark.text.length, mark.text.length + 300);
    const space = /^\s*/.exec(rest)?.[0] ?? '';
    const isGlued = gap === '' && before !== '';
    const isDone = isGlued || gap.includes('\n') || before === '' || sentenceEnd.test(before);
    if (space.includes('\n') && isGlued && sentenceEnd.test(before)) return true;
    const after = rest.slice(space.length);
    if (after === '') return last ? isDone : space.length < 64 ? 'wait' : false;
    const next = markOf(after, last);
    if (next === 'wait') return 'wait';
    return isDone && next !== null;
  }

  #stop(mark: WrittenMark): number {
    this.#state = 'between';
    this.#capture = undefined;
    this.#code = new MarkdownCode();
    this.#separator = '\n\n';
    return mark.text.length;
  }

  #header(text: string, last: boolean): number | null {
    const head = harmonyHead(text);
    const isBare = head !== null && /^<.message/.test(text);
    if (head && !(isBare && this.#spoke && !this.#harmony)) return this.#message(head);
    if (text.length < 256 && /^<\|(?:start|channel)\|>[\w\s=.:<|>-]*$/.test(text))
      return last ? text.length : 0;
    return null;
  }

  #message({ length, role, channel, to }: HarmonyHead): number {
    this.#harmony = true;
    this.#separator = '\n\n';
    this.#code = new MarkdownCode();
    if (role !== '' && role !== 'assistant') this.#state = 'skip';
    else if (to !== '' && !/^(?:user|all|assistant)$/.test(to))
      return this.#open(new CallCapture('', to), length);
    else if (channel === 'analysis') this.#state = 'channel';
    else {
      this.#think.leave();
      this.#state = 'thought';
    }
    return length;
  }

  /** A turn in the template: the model's own is the answer, and any other is not. */
  #turn(text: string, last: boolean): number | null {
    const turn = turnOf(text);
    if (!last && (turn ? turn.length === text.length : text.length < 100)) return 0;
    if (!turn) return null;
    const isOwn = /^(?:assistant|model|)$/i.test(turn.role);
    if (isOwn) this.#think.leave();
    this.#state = isOwn ? 'thought' : 'skip';
    return turn.length;
  }

  #stepChannel(text: string, last: boolean): number {
    const at = text.indexOf('<');
    if (at !== 0) return this.#reason(at < 0 ? text : text.slice(0, at));
    const mark = markOf(text, last);
    if (mark === 'wait') return 0;
    const isQuoted = this.#lastThought === '`';
    if (mark?.kind === 'stop' && !isQuoted) return this.#stop(mark);
    const used = mark?.kind === 'header' && !isQuoted ? this.#header(text, last) : null;
    return used ?? this.#reason('<');
  }

  #stepBetween(text: string, last: boolean): number {
    const space = text.search(/\S/);
    if (space !== 0) {
      if (this.#separator === '' && this.#code.gap === '')
        this.#separator = text.slice(0, space < 0 ? 1 : space).includes('\n') ? '\n' : ' ';
      return space === -1 ? text.length : space;
    }
    if (this.#capture) {
      const used = this.#stepAfterCall(text, last);
      if (used !== null) return used;
    }
    if (this.#harmony && text.startsWith('assistant<|')) return 'assistant'.length;
    if (this.#harmony && !last && 'assistant<|'.startsWith(text)) return 0;
    const mark = markOf(text, last);
    if (mark === 'wait') return 0;
    if (mark?.kind === 'stop' || mark?.kind === 'begin') return mark.text.length;
    const used =
      mark?.kind === 'turn'
        ? this.#turn(text, last)
        : mark?.kind === 'header'
          ? this.#header(text, last)
          : null;
    if (used !== null) return used;
    this.#state = 'text';
    this.#capture = undefined;
    return this.#stepText(text, last);
  }

  /** More JSON is another call, and what closes calls is dropped; `null` when there is neither. */
  #stepAfterCall(text: string, last: boolean): number | null {
    const mark = this.#capture?.mark ?? '';
    if (mark !== '' && /^[{[]/.test(text))
      return this.#open(new CallCapture(mark), 0) || this.#stepCall(text, last);
    const stray = strayEnd.exec(text)?.[0];
    if (stray && markOf(text, last) !== 'wait' && !/header|turn|call/.test(kindOf(text))) return stray.length;
    return !last && openStrayEnd.test(text) ? 0 : null;
  }

  #stepSkip(text: string, last: boolean): number {
    const at = text.search(/[<[]/);
    if (at !== 0) return at < 0 ? text.length : at;
    const mark = markOf(text, last);
    if (mark === 'wait') return 0;
    const used =
      mark?.kind === 'turn'
        ? this.#turn(text, last)
        : mark?.kind === 'header'
          ? this.#header(text, last)
          : null;
    return used ?? 1;
  }

  #stepCall(text: string, last: boolean): number {
    const capture = this.#capture as CallCapture;
    const { used, ended } = capture.take(text, last);
    if (!ended) return used;
    const calls = capture.calls();
    this.calls.push(...calls);
    this.#state = 'between';
    this.#separator = '';
    // Braces with nothing quoted in them are a placeholder in a text about calls.
    if (calls.length === 0 && capture.isPlaceholder) {
      this.#capture = undefined;
      this.#state = 'text';
      this.#pass(capture.mark + capture.text);
      return used === 0 ? 0 : used;
    }
    return used || this.#stepBetween(text, last);
  }

  #pass(text: string): number {
    this.#code.pass(text);
    return this.#say(text);
  }

  #say(text: string): number {
    if (this.#spoke && this.#separator !== '') {
      this.#code.pass('\n');
      this.#add('text-delta', this.#separator);
    }
    this.#separator = '';
    this.#spoke = true;
    return this.#add('text-delta', text);
  }

  #reason(text: string): number {
    this.#lastThought = text.at(-1) ?? '';
    return this.#add('reasoning-delta', text);
  }

  /** Text of one kind that came at once is one part. */
  #add(type: 'text-delta' | 'reasoning-delta', text: string): number {
    const before = this.#parts.length > this.#own ? this.#parts.at(-1) : undefined;
    if (before?.type === type) this.#parts[this.#parts.length - 1] = { type, text: before.text + text };
    else this.#parts.push({ type, text });
    return text.length;
  }
}

const kindOf = (text: string): string => {
  const mark = markOf(text, true);
  return mark === null || mark === 'wait' ? '' : mark.kind;
};

/** The end of the code span that is open at the start of the text, on the same line; 0 waits, `null` is no span. */
function spanEnd(text: string, marks: number, last: boolean): number | null {
  const line = /^[^\n]{0,512}/.exec(text)?.[0] ?? '';
  for (const { 0: run, index } of line.matchAll(/`+/g))
    if (run.length === marks && (last || index + run.length < text.length)) return index + run.length;
  return line.length === text.length && !last ? 0 : null;
}
