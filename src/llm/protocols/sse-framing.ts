import { createParser } from 'eventsource-parser';
import { errorIn } from '../endpoint-error.js';
import { JsonDepth } from '../json-depth.js';
import { parseJson } from '../json.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit, mostOf, overLimit } from './answer-limits.js';

const UNREAD_LIMIT = 16_384;
/**
 * In characters. The parser searches its whole input for CR and for LF, so it gets the input in pieces of this length.
 */
const PIECE = 4_096;

export interface SseFrames {
  /** The JSON of a `data:` field, or an error object that was sent without a field. */
  readonly json: (value: unknown) => void;
  /** `data: [DONE]`. */
  readonly terminator: () => void;
}

/**
 * Reads server-sent events as model endpoints send them, with these deviations from the standard:
 *
 * - The empty line after the last event may be missing. The end of the body replaces it.
 * - An error may be a bare JSON object between events (Gemini) or a field `error: {…}` (llama.cpp).
 * - Keep-alives may be an empty `data:` or `data: : keep-alive`. Data that is not JSON is skipped.
 */
export class SseFraming {
  /** The start of the input that could not be read: lines that are not fields, and `data:` that is not JSON. */
  unread = '';
  /** Set if an event is longer than the limit. An endless line must not fill the memory. */
  fault: LlmErrorInfo | undefined;
  /** Lines that may become a bare JSON object. */
  #bare = '';
  #unreadable = 0;
  #json = new JsonDepth('{[', '}]');
  readonly #frames: SseFrames;
  readonly #parser = createParser({
    onEvent: ({ data, event }) => this.#data(data, event),
    // All other errors are about a single line.
    onError: ({ line }) => (line === undefined ? this.#giveUp() : this.#stray(line)),
    maxBufferSize: mostOf('event'),
  });

  constructor(frames: SseFrames) {
    this.#frames = frames;
  }

  push(text: string): void {
    for (let at = 0; at < text.length && !this.fault; at += PIECE)
      this.#parser.feed(text.slice(at, at + PIECE));
  }

  end(): void {
    this.push('\n\n');
  }

  #giveUp(): void {
    this.fault = overLimit('event');
  }

  #data(data: string, event: string | undefined): void {
    const start = data.trimStart()[0];
    if (start === '[' && data.trim() === '[DONE]') return this.#frames.terminator();
    const value = this.#parse(data);
    // Every reader recognizes `{ error }` as an error.
    if (event && /error$/i.test(event) && !errorIn(value)) this.#frames.json({ error: value || data });
    else if (value !== undefined) this.#frames.json(value);
    else if (start !== undefined) this.#leave(data);
  }

  #parse(text: string): unknown {
    // Cheaper than parsing, because there may be many keep-alives.
    if (!/^\s*[[{"\w-]/.test(text)) return undefined;
    const value = parseJson(text);
    if (value === undefined) this.fault ??= checkLimit('unreadable', (this.#unreadable += 1));
    return value;
  }

  #stray(line: string): void {
    const field = /^error:\s*(.+)/.exec(line)?.[1];
    if (field) {
      const value = this.#parse(field);
      return this.#frames.json({ error: errorIn(value) ?? value ?? field });
    }
    this.#leave(line);
    this.#collect(line);
  }

  /** A value is parsed once, when its last bracket has arrived. */
  #collect(line: string): void {
    if (/^[{[]/.test(line)) {
      this.#bare = '';
      this.#json = new JsonDepth('{[', '}]');
    } else if (this.#bare === '' || this.#bare.length >= UNREAD_LIMIT) return;
    this.#bare = append(this.#bare, line);
    for (const character of line.slice(0, UNREAD_LIMIT)) this.#json.step(character);
    if (this.#json.depth > 0) return;
    const value = this.#parse(this.#bare);
    this.#bare = '';
    if (errorIn(value)) this.#frames.json(value);
  }

  #leave(text: string): void {
    this.unread = append(this.unread, text);
  }
}

const append = (text: string, line: string) =>
  text.length < UNREAD_LIMIT ? `${text}${line}\n`.slice(0, UNREAD_LIMIT) : text;
