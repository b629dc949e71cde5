import type { PersonaError } from '../internal/persona-error.js';
import type { LlmPart } from './llm-adapter.js';
import type { LlmErrorInfo } from './llm-error.js';

/** What is left when no more input comes: the last parts, and the fault when the answer is not whole. */
export interface LlmEnd {
  readonly parts: LlmPart[];
  readonly fault?: LlmErrorInfo;
}

/** Makes parts of what a feed reads. */
export interface PartDecoder<Piece> {
  push(piece: Piece): LlmPart[];
  /** Called once: at the end of the input, when it `broke`, or as soon as `done` is true. */
  end(broke: boolean): LlmEnd;
  /** True after a terminator or a fault; what follows does not matter. */
  readonly done: boolean;
}

/** Where the input comes from. */
export interface PartFeed<Piece> {
  /** `null` at the end. */
  read(): Promise<Piece | null>;
  /** The error to throw for a fault; `cause` is what `read` threw, if it did. */
  error(fault: LlmErrorInfo, cause?: unknown): PersonaError;
  /** Ends everything at once; may be called more than once, also while a `read` is on. */
  close(): void;
  /** The answer is complete, whatever the feed still holds. */
  drain(): void;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * Hands over parts as they come. Those of one piece are ready together: taking them costs a microtask each and no
 * task. Nothing is read before the first `next`, and an abort ends the iteration without an error.
 *
 * It is written out because an async generator costs several times as much for each part.
 */
export class PartStream<Piece> implements AsyncIterableIterator<LlmPart, undefined> {
  readonly #feed: PartFeed<Piece>;
  readonly #decoder: PartDecoder<Piece>;
  readonly #signal: AbortSignal;
  #parts: LlmPart[] = [];
  #at = 0;
  #ended = false;
  #error: PersonaError | undefined;
  #receiving: Promise<void> | undefined;

  constructor(feed: PartFeed<Piece>, decoder: PartDecoder<Piece>, signal: AbortSignal) {
    this.#feed = feed;
    this.#decoder = decoder;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<LlmPart, undefined>> {
    if (this.#receiving) return this.#receiving.then(this.#take);
    const taken = this.#takeNow();
    if (taken) return taken;
    this.#receiving = this.#receive();
    return this.#receiving.then(this.#take);
  }

  readonly #take = (): IteratorResult<LlmPart, undefined> | Promise<IteratorResult<LlmPart, undefined>> => {
    const value = this.#signal.aborted ? undefined : this.#parts[this.#at];
    if (!value) return this.next();
    this.#at += 1;
    return { done: false, value };
  };

  /** What there is without reading on. */
  #takeNow(): Promise<IteratorResult<LlmPart, undefined>> | null {
    if (this.#signal.aborted) return this.return();
    const value = this.#parts[this.#at];
    if (!value) return this.#ended ? this.#end() : null;
    this.#at += 1;
    return Promise.resolve({ done: false, value });
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#ended = true;
    this.#parts = [];
    this.#error = undefined;
    this.#feed.close();
    return Promise.resolve(DONE);
  }

  #end(): Promise<IteratorReturnResult<undefined>> {
    const error = this.#error;
    this.#error = undefined;
    return error ? Promise.reject(error) : Promise.resolve(DONE);
  }

  /** Fills `#parts` with what the next piece holds, which may be nothing. Never rejects. */
  #receive(): Promise<void> {
    this.#at = 0;
    this.#parts = [];
    return this.#feed.read().then(this.#accept, this.#break);
  }

  readonly #accept = (piece: Piece | null): void => {
    this.#receiving = undefined;
    try {
      if (piece !== null) this.#parts = this.#decoder.push(piece);
    } catch (cause) {
      this.#break(cause);
      return;
    }
    if (this.#decoder.done) this.#feed.drain();
    else if (piece === null) this.#feed.close();
    if (piece === null || this.#decoder.done) this.#finish(false);
  };

  readonly #break = (cause: unknown): void => {
    this.#receiving = undefined;
    this.#feed.close();
    this.#finish(true, cause);
  };

  /** A connection that broke after the finish reason has lost nothing: the decoder knows of no fault. */
  #finish(broke: boolean, cause?: unknown): void {
    this.#ended = true;
    const { parts, fault } = this.#decoder.end(broke);
    this.#parts = [...this.#parts, ...parts];
    if (fault) this.#error = this.#feed.error(fault, cause);
  }
}
