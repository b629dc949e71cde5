import type { PersonaError } from '../internal/persona-error.js';
import type { LlmPart } from './llm-adapter.js';
import type { LlmErrorInfo } from './llm-error-info.js';

/** The result at the end of the input: the last parts, and the error if the answer is incomplete. */
export interface LlmEnd {
  readonly parts: LlmPart[];
  readonly fault?: LlmErrorInfo;
}

/** Converts the input of a feed to parts. */
export interface PartDecoder<Piece> {
  push(piece: Piece): LlmPart[];
  /** The input has ended; called before `end`, unless the connection broke. */
  close?(): void;
  /** Code that the decoder needs is loading. When it settles, `resume` returns the parts that waited for it. */
  readonly loading?: Promise<unknown> | undefined;
  resume?(): LlmPart[];
  /** Called once: at the end of the input, when the connection `broke`, or when `done` is true. */
  end(broke: boolean): LlmEnd;
  /** True after a terminator or an error; further input is ignored. */
  readonly done: boolean;
}

/** The source of the input. */
export interface PartFeed<Piece> {
  /** `null` at the end. */
  read(): Promise<Piece | null>;
  /** Creates the error to throw; `cause` is the error that `read` threw, if any. */
  error(fault: LlmErrorInfo, cause?: unknown): Promise<PersonaError>;
  /** Ends everything immediately. May be called several times, also during a `read`. */
  close(): void;
  /** The answer is complete; remaining input is ignored. */
  drain(): void;
}

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * Yields parts when they arrive. Parts of one piece are available together, so that each costs a microtask, not a task.
 * Nothing is read before the first `next`. An abort ends the iteration without an error.
 *
 * Not an async generator, because that costs several times as much per part.
 */
export class PartStream<Piece> implements AsyncIterableIterator<LlmPart, undefined> {
  readonly #feed: PartFeed<Piece>;
  readonly #decoder: PartDecoder<Piece>;
  readonly #signal: AbortSignal;
  #parts: LlmPart[] = [];
  #at = 0;
  #ended = false;
  #error: Promise<PersonaError> | undefined;
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

  /** Returns an available part without reading more input. */
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

  /** The error is thrown once, and not after an abort. */
  #end(): Promise<IteratorReturnResult<undefined>> {
    const error = this.#error;
    this.#error = undefined;
    if (!error) return Promise.resolve(DONE);
    return error.then((value) => {
      if (this.#signal.aborted) return DONE;
      throw value;
    });
  }

  /** Fills `#parts` from the next piece; there may be none. Never rejects. */
  #receive(): Promise<void> {
    this.#at = 0;
    this.#parts = [];
    return this.#feed.read().then(this.#accept, this.#break);
  }

  readonly #accept = (piece: Piece | null): void | Promise<void> => {
    try {
      if (piece === null) this.#decoder.close?.();
      else this.#parts = this.#decoder.push(piece);
    } catch (cause) {
      this.#break(cause);
      return undefined;
    }
    const { loading } = this.#decoder;
    return loading ? loading.then(() => this.#resume(piece)).catch(this.#break) : this.#conclude(piece);
  };

  #resume(piece: Piece | null): void {
    this.#parts = [...this.#parts, ...(this.#decoder.resume?.() ?? [])];
    this.#conclude(piece);
  }

  #conclude(piece: Piece | null): void {
    this.#receiving = undefined;
    if (this.#decoder.done) this.#feed.drain();
    else if (piece === null) this.#feed.close();
    if (piece === null || this.#decoder.done) this.#finish(false);
  }

  readonly #break = (cause: unknown): void => {
    this.#receiving = undefined;
    this.#feed.close();
    this.#finish(true, cause);
  };

  /** If the connection broke after the finish reason, nothing was lost, and the decoder returns no error. */
  #finish(broke: boolean, cause?: unknown): void {
    this.#ended = true;
    const { parts, fault } = this.#decoder.end(broke);
    this.#parts = [...this.#parts, ...parts];
    if (fault && !this.#signal.aborted) this.#error = this.#feed.error(fault, cause);
  }
}
