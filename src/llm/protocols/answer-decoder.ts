import { endpointErrorInfo, errorIn } from '../endpoint-error.js';
import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import type { LlmEnd, PartDecoder } from '../part-stream.js';
import { loadRich, richCode } from '../rich/load-rich.js';
import type { RichApi, RichReader } from '../rich/rich-reader.js';
import { checkLimit } from './answer-limits.js';
import { misfit } from './misfit.js';
import { SseFraming, type SseFrames } from './sse-framing.js';

/** The result of one event: it ends the response, belongs to another API, or is an error. */
export type Ending = 'over' | 'foreign' | LlmErrorInfo | undefined;

/** Converts the events of one response to parts. */
export interface AnswerReader {
  /** The name of the expected input in error messages. */
  readonly wanted: string;
  /** Whether `[DONE]` alone is a complete, empty response. */
  readonly endsWithDone?: boolean;
  read(event: JsonObject, parts: LlmPart[]): Ending;
  /** Set while code that the reader needs is loading. No event may be read before `resume`. */
  readonly loading?: Promise<unknown> | undefined;
  resume?(parts: LlmPart[]): void;
  /** The API whose sources, files and calls are read by code that loads on demand. */
  readonly api?: RichApi;
  /** Whether an event contains any of these. */
  isRich?(event: JsonObject): boolean;
  /** Adds the parts that were held back, if an error ends the response. */
  fail?(parts: LlmPart[]): void;
  /** Adds the last parts, or returns the error for an incomplete response. `over`: the stream reported its end. */
  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined;
}

const DONE = Symbol('done');

/** Splits the input into events. */
export interface Framing<Piece> {
  /** The start of the input that is outside of events. */
  readonly unread: string;
  readonly fault: LlmErrorInfo | undefined;
  push(piece: Piece): void;
  end(): void;
}

/** The decoder for all APIs. It ignores everything after the first end or error. */
export class AnswerDecoder<Piece> implements PartDecoder<Piece> {
  readonly #reader: AnswerReader;
  readonly #framing: Framing<Piece>;
  #parts: LlmPart[] = [];
  #over = false;
  #fault: LlmErrorInfo | undefined;
  #recognised = false;
  /** The first event of another API. */
  #foreign = '';
  #closed = false;
  #rich: RichReader | undefined;
  #loadingRich: Promise<unknown> | undefined;
  #triedRich = false;
  /** The text so far, and where its last block began. */
  #written = { text: '', start: 0 };
  /** Events that arrived while the reader's code was loading. */
  #waiting: unknown[] = [];
  /** Characters since the last event, and events since the last part. */
  #empty = 0;
  #emptyEvents = 0;

  constructor(reader: AnswerReader, framing: (frames: SseFrames) => Framing<Piece>) {
    this.#reader = reader;
    this.#framing = framing({
      json: (value) => this.#read(value),
      // OpenRouter and other gateways add it to APIs that do not send it.
      terminator: () => this.#read(DONE),
    });
  }

  get done(): boolean {
    return this.#over || (this.#framing.fault ?? this.#fault) !== undefined;
  }

  push(piece: Piece): LlmPart[] {
    if (typeof piece === 'string') this.#empty += piece.length;
    this.#framing.push(piece);
    if (!this.done)
      this.#fault = checkLimit('empty', this.#empty) ?? checkLimit('empty-events', this.#emptyEvents);
    return this.#take();
  }

  close(): void {
    if (!this.#closed) this.#framing.end();
    this.#closed = true;
  }

  get loading(): Promise<unknown> | undefined {
    return this.#loadingRich ?? this.#reader.loading;
  }

  resume(): LlmPart[] {
    this.#loadingRich = undefined;
    const before = this.#parts.length;
    if (this.#reader.loading) this.#reader.resume?.(this.#parts);
    this.#follow(before);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const value of waiting) this.#read(value);
    return this.#take();
  }

  end(): LlmEnd {
    this.close();
    const parts = this.#take();
    const { fault: endless, unread } = this.#framing;
    const isEmpty = this.#reader.endsWithDone === true && this.#foreign === '';
    const isWhole = this.#over && (this.#recognised || isEmpty);
    const fault =
      endless ??
      this.#fault ??
      (this.#recognised || isWhole ? undefined : misfit(unread, this.#foreign, this.#reader.wanted)) ??
      this.#reader.end(isWhole, parts);
    return { parts, ...(fault && { fault }) };
  }

  #read(value: unknown): void {
    if (this.done) return;
    this.#empty = 0;
    this.#emptyEvents = this.#parts.length > 0 ? 1 : this.#emptyEvents + 1;
    if (this.loading) {
      this.#waiting.push(value);
      return;
    }
    if (value === DONE) {
      this.#over = true;
      return;
    }
    const error = errorIn(value);
    if (error) {
      this.#reader.fail?.(this.#parts);
      this.#fault = endpointErrorInfo(error, toJson(value));
      return;
    }
    if (isObject(value) && this.#waitsForRich(value)) {
      this.#waiting.push(value);
      return;
    }
    const ending = isObject(value) ? this.#event(value) : 'foreign';
    if (ending === 'foreign') this.#foreign ||= toJson(value);
    else this.#recognised = true;
    if (ending === 'over') this.#over = true;
    else if (ending !== 'foreign') this.#fault = ending;
  }

  #event(event: JsonObject): Ending {
    if (/(?:block_start|part\.added|item\.added)$/.test(String(event['type'])))
      this.#written.start = this.#written.text.length;
    const before = this.#parts.length;
    const ending = this.#reader.read(event, this.#parts);
    this.#follow(before);
    if (!this.#rich) return ending;
    const fault = this.#rich.read(event, this.#written, this.#parts);
    return fault && (ending === undefined || ending === 'over') ? fault : ending;
  }

  #follow(start: number): void {
    for (const part of this.#parts.slice(start))
      if (part.type === 'text-delta') this.#written.text += part.text;
  }

  /** If the code cannot be loaded, for example offline, the response has no sources. That is not an error. */
  #waitsForRich(event: JsonObject): boolean {
    const { api } = this.#reader;
    if (this.#rich || !api || !this.#reader.isRich?.(event)) return false;
    this.#rich = richCode()?.makeRichReader(api);
    if (this.#rich || this.#triedRich) return false;
    this.#triedRich = true;
    this.#loadingRich = loadRich().catch(() => undefined);
    return true;
  }

  #take(): LlmPart[] {
    const parts = this.#parts;
    this.#parts = [];
    if (parts.length > 0) this.#emptyEvents = 0;
    return parts;
  }
}

/** Creates the decoder of an API that returns server-sent events. */
export const eventDecoder = (reader: AnswerReader): AnswerDecoder<string> =>
  new AnswerDecoder(reader, (frames) => new SseFraming(frames));
