import { JsonDepth } from '../json-depth.js';
import { isObject, parseJson } from '../json.js';
import { plainCalls, qwenCall, qwenEnds, resultMarks } from './call-tags.js';
import { writtenCalls, type WrittenCall } from './written-calls.js';

/** The maximum length of a call, in characters. A longer one is dropped. */
const MOST = 200_000;

/** The input that can follow the mark of a call. If anything else follows, the text only mentions the mark. */
const body =
  /^\s{0,20}(?:```\w{0,10}\s{0,4})?(?:[{[]|<[|｜\w]|(?:call:)?[\w.-]{1,128}(?:[({[]|<[|｜\w]|:\d|\s{0,4}<(?:longcat_)?arg_key|\n?<\/))/;
/** A plain tag contains JSON with a key, a tag that names the tool, or a call in Python. */
const plainBody =
  /^\s{0,20}(?:\[?\s{0,20}\{\s{0,20}"|<(?:(?:server_|tool_)?name>|tool_call>|function_call>|function=|invoke\s))/;
const CODE = '<tool_code>';
const codeBody = /^\s{0,20}[\w.]{1,128}\(/;
const resultBody = /^\s{0,20}(?:[{["<]|\n|$)/;
const qwenBody = /^\s{0,20}[^\s✿]{1,128}\s{0,20}✿ARGS✿:/;
const openQwenBody = /^\s{0,20}[^\s✿]{0,128}\s{0,20}(?:✿[ARGS]{0,4}✿?)?$/;
/** Code for Llama's interpreter, which ends with the turn. */
const PYTHON = '<|python_tag|>';
const pythonBody = /^\s{0,20}(?:import\b|from\b|print\(|#|def\b|[a-z_]\w{0,60} ?=)/;
const namedBody = /^\s{0,20}(?:[{<]|$)/;
const openBody = /^\s{0,20}(?:`{0,3}\w{0,10}\s{0,4})?[\w.:-]{0,128}\s{0,4}(?:<(?:\/|[a-z_]{0,16}))?$/;
const openPlainBody = /^\s{0,20}(?:\[?\s{0,20}\{?\s{0,20}|<[a-z_]{0,14})$/;

const isNamed = (mark: string) => /^<(?:function[=\s]|(?:\w+:)?invoke)/.test(mark);

/** Whether a call follows its mark; `wait` if more text is needed. */
export function startsCall(mark: string, rest: string, last: boolean): boolean | 'wait' {
  const head = rest.slice(0, 200);
  if (mark === qwenCall) return !last && openQwenBody.test(head) ? 'wait' : qwenBody.test(head);
  if (!last && (plainCalls.includes(mark) && mark !== CODE ? openPlainBody : openBody).test(head))
    return 'wait';
  return bodyOf(mark).test(head) || (mark === PYTHON && pythonBody.test(head));
}

function bodyOf(mark: string): RegExp {
  if (mark === CODE) return codeBody;
  if (plainCalls.includes(mark)) return plainBody;
  if (resultMarks.includes(mark)) return resultBody;
  return isNamed(mark) ? namedBody : body;
}

/** Returns the end marks of a call that `mark` begins. */
function closersOf(mark: string): string[] {
  const name = /^<((?:\w+:)?\w+)/.exec(mark)?.[1];
  if (mark.startsWith('✿')) return qwenEnds;
  if (mark === '[TOOL_RESULTS]') return ['[/TOOL_RESULTS]'];
  if (mark === '<start_function_call>') return ['<end_function_call>'];
  if (name) return [`</${name}>`];
  if (/^(?:$|\[|<.python_tag)/.test(mark)) return ['<|eom_id|>', '<|eot_id|>', '</s>', '<|im_end|>'];
  if (mark.startsWith('<｜DSML')) return [mark.replace('<', '</')];
  const end = mark
    .replace(/begin|start/, 'end')
    .replace('START', 'END')
    .replace('prefix', 'suffix');
  return end === mark ? [mark.replace('|', '|/'), '<|tool_call_end|>', '<tool_call|>'] : [end];
}

/** Collects one call that is written as text. */
export class CallCapture {
  readonly mark: string;
  readonly #closers: readonly string[];
  /** Finds the first end mark, without reading the text behind it. */
  readonly #closer: RegExp;
  readonly #tool: string | undefined;
  readonly #pieces: string[] = [];
  #size = 0;
  #isClosed = false;
  /** Finds the end of a call: the point where its JSON or the content of its braces is complete. */
  #depth: JsonDepth | null | undefined;
  #opened = false;

  /** @param tool the tool's name, if the head of a harmony message names it */
  constructor(mark: string, tool?: string) {
    this.mark = mark;
    this.#tool = tool;
    this.#closers =
      tool === undefined
        ? closersOf(mark)
        : ['<|call|>', '<|end|>', '<|return|>', '<|start|>', '<|channel|>'];
    const marks = this.#closers.map((closer) => closer.replaceAll(/[/[\]|]/g, String.raw`\$&`));
    this.#closer = new RegExp(marks.join('|'));
  }

  /** Returns how many characters of the text belong to the call, and whether the call ends there. */
  take(text: string, last: boolean): { readonly used: number; readonly ended: boolean } {
    this.#depth = this.#depth === undefined ? this.#depthOf(text) : this.#depth;
    const longest = Math.max(...this.#closers.map((closer) => closer.length));
    const safe = last ? text.length : Math.max(0, text.length - longest + 1);
    const found = this.#closer.exec(text);
    const close = found?.index ?? -1;
    const length = found?.[0].length ?? 0;
    // The text before a mark is examined first, so that the result does not depend on how the text is split.
    const whole = this.#endIn(text, close < 0 ? safe : close);
    this.#isClosed = close >= 0 || whole >= 0;
    if (close < 0 || whole >= 0)
      return { used: this.#keep(text, whole < 0 ? safe : whole), ended: whole >= 0 || last };
    // The mark of another message is read again as the start of that message.
    const isHead = /^(?:<\|(?:start|channel)\|>|✿)/.test(text.slice(close, close + 12));
    return { used: this.#keep(text, close) + (isHead ? 0 : length), ended: true };
  }

  /** Returns the complete calls, and whether the capture contains nothing else. */
  result(): { readonly calls: readonly WrittenCall[]; readonly isWhole: boolean } {
    const found = this.#size > MOST ? [] : this.#found();
    const calls = found.filter((call) => isObject(parseJson(call.arguments)));
    return { calls, isWhole: calls.length > 0 && calls.length === found.length };
  }

  #found(): WrittenCall[] {
    const text = this.text;
    if (this.isResult || this.mark === CODE || this.#isPython) return [];
    return this.#tool === undefined
      ? writtenCalls(isNamed(this.mark) ? `${this.mark}${text}` : text)
      : [{ name: this.#tool.replace(/^functions\./, ''), arguments: text.trim() || '{}' }];
  }

  /** Returns the end mark of this call, if the text starts with it. */
  closerOf(text: string): string | undefined {
    return this.#closers.find((closer) => closer !== qwenCall && text.startsWith(closer));
  }

  get #isPython(): boolean {
    return this.mark === PYTHON && pythonBody.test(this.text);
  }

  /** Whether no mark begins this call. */
  get isBare(): boolean {
    return this.mark === '' && this.#tool === undefined;
  }

  /** Whether ordinary texts also use this call's tag. */
  get isPlain(): boolean {
    return plainCalls.includes(this.mark) && !/^<(?:tool_code|use_mcp_tool)>/.test(this.mark);
  }

  /** Whether this is not a call, but a result that the model invented. */
  get isResult(): boolean {
    return resultMarks.includes(this.mark);
  }

  get isPlaceholder(): boolean {
    return this.#depth !== null && this.mark !== '' && this.#isClosed && !/["'<]/.test(this.text);
  }

  get text(): string {
    return this.#pieces.join('');
  }

  /**
   * Returns a depth counter for calls that end by themselves: JSON, and a name with braces if the mark has no end mark.
   */
  #depthOf(text: string): JsonDepth | null {
    if (this.#tool !== undefined || isNamed(this.mark) || this.isResult) return null;
    const first = text.trimStart().charAt(0);
    if (first === '{' || first === '[') return new JsonDepth('{[', '}]');
    if (this.mark === PYTHON && pythonBody.test(text)) return null;
    return /^[[✿]|python_tag/.test(this.mark) ? new JsonDepth('{(', '})') : null;
  }

  #endIn(text: string, safe: number): number {
    if (!this.#depth) return -1;
    for (let at = 0; at < safe; at += 1) {
      this.#depth.step(text.charAt(at));
      this.#opened ||= this.#depth.depth > 0;
      if (this.#opened && this.#depth.depth === 0) return at + 1;
    }
    return -1;
  }

  #keep(text: string, end: number): number {
    this.#size += end;
    if (this.#size <= MOST) this.#pieces.push(text.slice(0, end));
    return end;
  }
}
