import type { LlmPart, LlmTool } from '../llm-adapter.js';
import { brokeOff, type LlmErrorInfo } from '../llm-error-info.js';
import type { LlmEnd } from '../part-stream.js';
import type { ThinkOptions } from '../written/think-options.js';
import { WrittenText } from '../written/written-text.js';
import type { LlmDecoder } from './protocol.js';

/** Whether the text starts like a page, server-sent events, or AI SDK 4 lines. */
const isForeign = (head: string) =>
  /^<(?:!doctype|html)/i.test(head) ||
  /^(?:data: ?[{["]|event: ?[\w.-]+\s?\ndata:|[0-9a-k]:[{["])/.test(head);

/** Whether the text may still become one of these. */
const isOpen = (head: string) =>
  ['<!doctype', '<html'].some((known) => known.startsWith(head.toLowerCase())) ||
  ['data: {', 'event: '].some((known) => known.startsWith(head)) ||
  /^(?:[0-9a-k]:?|event: ?[\w.-]*\s?(?:\nd?a?t?a?)?)$/.test(head);

/** How many characters of another protocol are enough to identify it. */
const ENOUGH = 1_000;

export const notPlainText = (body: string): LlmErrorInfo => ({
  code: 'llm-protocol',
  body,
  wanted: 'plain text',
});

/**
 * Reads a body that contains only the text. Its start is held back until it can no longer be an HTML page or another
 * protocol, which a wrong route may also send as plain text.
 */
export class PlainTextDecoder implements LlmDecoder {
  readonly #text: WrittenText;
  readonly #tools: readonly LlmTool[] | undefined;
  #parts: LlmPart[] = [];
  /** The input so far, until it is clear that it is plain text. */
  #head: string | undefined = '';
  #isForeign = false;

  /** @param tools without them, calls of any name are accepted */
  constructor(options: ThinkOptions, tools?: readonly LlmTool[]) {
    this.#text = new WrittenText(options);
    this.#tools = tools;
  }

  get done(): boolean {
    return this.#isForeign && (this.#head ?? '').length >= ENOUGH;
  }

  get loading(): Promise<unknown> | undefined {
    return this.#text.loading;
  }

  push(text: string): LlmPart[] {
    if (this.#head === undefined) this.#text.push(text, this.#parts);
    else {
      this.#head = (this.#head + text).trimStart();
      this.#isForeign ||= isForeign(this.#head);
      if (!this.#isForeign && !isOpen(this.#head)) this.#begin();
    }
    return this.#take();
  }

  resume(): LlmPart[] {
    this.#text.resume(this.#parts);
    return this.#take();
  }

  close(): void {
    if (!this.#isForeign) this.#begin();
  }

  end(broke: boolean): LlmEnd {
    if (this.#isForeign) return { parts: [], fault: notPlainText((this.#head ?? '').slice(0, ENOUGH)) };
    this.#begin();
    this.#text.end(this.#parts, !broke);
    const calls = this.#text.calls(this.#tools, []);
    this.#parts.push(...calls);
    const isCall = calls[0]?.type === 'tool-call';
    if (!broke) this.#parts.push({ type: 'finish', reason: isCall ? 'tool-calls' : 'stop' });
    return { parts: this.#take(), ...(broke && { fault: brokeOff }) };
  }

  #begin(): void {
    const head = this.#head ?? '';
    this.#head = undefined;
    if (head !== '') this.#text.push(head, this.#parts);
  }

  #take(): LlmPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}
