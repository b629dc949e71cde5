import { endpointErrorInfo, errorIn } from '../endpoint-error.js';
import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import type { LlmEnd, PartDecoder } from '../part-stream.js';
import { misfit } from './misfit.js';
import { SseFraming, type SseFrames } from './sse-framing.js';

/** What came of one event: it ended the answer, or it is none of this API. */
export type Ending = 'over' | 'foreign' | LlmErrorInfo | undefined;

/** Makes parts of the events of one answer; knows one API. */
export interface AnswerReader {
  /** What it reads, in the words of a developer message. */
  readonly wanted: string;
  /** `[DONE]` ends an answer of this API, an empty one too. */
  readonly endsWithDone?: boolean;
  read(event: JsonObject, parts: LlmPart[]): Ending;
  /** An error ends the answer: hands over what was held back. */
  fail?(parts: LlmPart[]): void;
  /** Hands over the last parts, or returns what is missing. `over` says that the stream told its end. */
  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined;
}

/** Cuts what comes into events. */
export interface Framing<Piece> {
  /** The start of what was no event. */
  readonly unread: string;
  readonly fault: LlmErrorInfo | undefined;
  push(piece: Piece): void;
  end(): void;
}

/** The decoder of every API: the first end or error counts, and nothing after it. */
export class AnswerDecoder<Piece> implements PartDecoder<Piece> {
  readonly #reader: AnswerReader;
  readonly #framing: Framing<Piece>;
  #parts: LlmPart[] = [];
  #over = false;
  #fault: LlmErrorInfo | undefined;
  #recognised = false;
  /** The first event that was none of this API. */
  #foreign = '';

  constructor(reader: AnswerReader, framing: (frames: SseFrames) => Framing<Piece>) {
    this.#reader = reader;
    this.#framing = framing({
      json: (value) => this.#read(value),
      // Not every API has it by itself; OpenRouter and other gateways add it.
      terminator: () => {
        this.#over = true;
      },
    });
  }

  get done(): boolean {
    return this.#over || (this.#framing.fault ?? this.#fault) !== undefined;
  }

  push(piece: Piece): LlmPart[] {
    this.#framing.push(piece);
    return this.#take();
  }

  end(): LlmEnd {
    this.#framing.end();
    const parts = this.#take();
    const { fault: endless, unread } = this.#framing;
    const isWhole = this.#over && (this.#recognised || this.#reader.endsWithDone === true);
    const fault =
      endless ??
      this.#fault ??
      (this.#recognised || isWhole ? undefined : misfit(unread, this.#foreign, this.#reader.wanted)) ??
      this.#reader.end(isWhole, parts);
    return { parts, ...(fault && { fault }) };
  }

  #read(value: unknown): void {
    if (this.done) return;
    // OpenAI documents a flat `error` event and sends a nested one.
    const error = errorIn(value) ?? (isObject(value) && value['type'] === 'error' ? value : undefined);
    if (error) {
      this.#reader.fail?.(this.#parts);
      this.#fault = endpointErrorInfo(error, toJson(value));
      return;
    }
    const ending = isObject(value) ? this.#reader.read(value, this.#parts) : 'foreign';
    if (ending === 'foreign') this.#foreign ||= toJson(value);
    else this.#recognised = true;
    if (ending === 'over') this.#over = true;
    else if (ending !== 'foreign') this.#fault = ending;
  }

  #take(): LlmPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}

/** The decoder of an API that answers with server-sent events. */
export const eventDecoder = (reader: AnswerReader): AnswerDecoder<string> =>
  new AnswerDecoder(reader, (frames) => new SseFraming(frames));
