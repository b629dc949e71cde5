import { createParser } from 'eventsource-parser';
import { errorIn } from '../endpoint-error.js';
import { JsonDepth } from '../json-depth.js';
import { parseJson } from '../json.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit, mostOf, overLimit } from './answer-limits.js';

const UNREAD_LIMIT = 16_384;
/** The parser looks for both ends of a line in all that it is given at once, however near the other one is. Characters. */
const PIECE = 4_096;

export interface SseFrames {
  /** The JSON of a `data:` field; or an error object that came without one. */
  readonly json: (value: unknown) => void;
  /** `data: [DONE]`. */
  readonly terminator: () => void;
}

/**
 * Server-sent events as model endpoints send them, which is not quite as the standard has them.
 *
 * - The last event may lack its blank line: the body ends as if one followed.
 * - An error may come as a bare JSON object between the frames (Gemini) or as a field `error: {…}` (llama.cpp).
 * - Keep-alives may come as an empty `data:` or as `data: : keep-alive`; what is not JSON is passed over.
 */
export class SseFraming {
  /** The start of what nothing could be made of: lines that are no fields, `data:` that is not JSON. */
  unread = '';
  /** An event has no end: a line must not fill the memory. */
  fault: LlmErrorInfo | undefined;
  /** The lines of what may be a bare JSON object. */
  #bare = '';
  #unreadable = 0;
  #json = new JsonDepth('{[', '}]');
  readonly #frames: SseFrames;
  readonly #parser = createParser({
    onEvent: ({ data, event }) => this.#data(data, event),
    // All but the limit are about a line.
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
    // `{ error }` gives it a shape that every reader of an answer takes for an error.
    if (event && /error$/i.test(event) && !errorIn(value)) this.#frames.json({ error: value || data });
    else if (value !== undefined) this.#frames.json(value);
    else if (start !== undefined) this.#leave(data);
  }

  #parse(text: string): unknown {
    // Keep-alives, which are many.
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

  /** A value is parsed once, when its last bracket has come. */
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
