import { createParser } from 'eventsource-parser';
import { errorIn } from '../endpoint-fault.js';
import { parseJson } from '../json.js';

const UNREAD_LIMIT = 16_384;
/** Characters. Whole answers and the arguments of tools are far shorter; a line without an end must not fill the memory. */
const EVENT_LIMIT = 4_000_000;

export interface SseFrames {
  /** The JSON of a `data:` field; or an error object that came without one. */
  json(value: unknown): void;
  /** `data: [DONE]`. */
  terminator(): void;
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
  /** The lines of what may be a bare JSON object. */
  #bare = '';
  readonly #frames: SseFrames;
  #tooLong = false;
  readonly #parser = createParser({
    onEvent: ({ data, event }) => this.#data(data, event),
    // All but the limit are about a line.
    onError: ({ line }) => (line === undefined ? this.#giveUp() : this.#stray(line)),
    maxBufferSize: EVENT_LIMIT,
  });

  constructor(frames: SseFrames) {
    this.#frames = frames;
  }

  push(text: string): void {
    if (!this.#tooLong) this.#parser.feed(text);
  }

  end(): void {
    this.push('\n\n');
  }

  #giveUp(): void {
    this.#tooLong = true;
    this.#frames.json({ error: 'An event is too long.' });
  }

  #data(data: string, event: string | undefined): void {
    if (data.trim() === '[DONE]') return this.#frames.terminator();
    const value = parseJson(data);
    if (value !== undefined) this.#frames.json(value);
    else if (event === 'error') this.#frames.json({ error: data });
    else if (data.trim() !== '') this.#leave(data);
  }

  #stray(line: string): void {
    const field = /^error:\s*(.+)/.exec(line)?.[1];
    if (field) {
      const value = parseJson(field);
      return this.#frames.json({ error: errorIn(value) ?? value ?? field });
    }
    this.#leave(line);
    if (/^[{[]/.test(line)) this.#bare = '';
    this.#bare = append(this.#bare, line);
    const value = /[}\]]\s*$/.test(line) ? parseJson(this.#bare) : undefined;
    if (errorIn(value)) this.#frames.json(value);
  }

  #leave(text: string): void {
    this.unread = append(this.unread, text);
  }
}

const append = (text: string, line: string) => `${text}${line}\n`.slice(0, UNREAD_LIMIT);
