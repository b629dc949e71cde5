import type { LlmPart, LlmRequest } from '../llm-adapter.js';
import { toLlmError } from './failure-verdict.js';
import { FirstPartRace } from './first-part-race.js';
import type { RouterCore } from './router-core.js';

type Result = IteratorResult<LlmPart, undefined>;

const DONE: IteratorReturnResult<undefined> = { done: true, value: undefined };

/**
 * The answer of the endpoint whose first part arrived first. After that part, the app gets the endpoint's own promises.
 * The stream only observes them, so it delays no part.
 */
export class RoutedStream implements AsyncIterableIterator<LlmPart, undefined> {
  readonly #core: RouterCore;
  readonly #signal: AbortSignal;
  readonly #race: FirstPartRace;
  #first: Promise<Result> | undefined;
  #ended = false;
  /**
   * The request counts as running until the outcome of the answer is known. More parts may follow, which the app does
   * not have to read.
   */
  #open = false;

  constructor(core: RouterCore, request: LlmRequest, signal: AbortSignal) {
    this.#core = core;
    this.#signal = signal;
    this.#race = new FirstPartRace(core, request);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<Result> {
    if (this.#ended || this.#signal.aborted) return this.return();
    const iterator = this.#race.winner?.iterator;
    if (!iterator) return this.#begin();
    const result = iterator.next() as Promise<Result>;
    result.then(this.#look, this.#break);
    return result;
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#leave();
    return Promise.resolve(DONE);
  }

  #begin(): Promise<Result> {
    const again = () => this.next();
    if (this.#first) return this.#first.then(again, again);
    this.#open = true;
    this.#core.requestBegins();
    this.#signal.addEventListener('abort', this.#leave);
    this.#first = this.#race.run().then(this.#takeFirst, (error: unknown) => {
      this.#end();
      throw error;
    });
    return this.#first;
  }

  readonly #takeFirst = (value: LlmPart | null): Result => {
    if (this.#ended || !value) return DONE;
    this.#core.pool.isCurrent(this.#endpoint);
    const result = { done: false, value } as const;
    this.#look(result);
    return result;
  };

  /** Called before the app gets the part. */
  readonly #look = ({ done, value }: Result): void => {
    if (this.#ended) return;
    if (done || value.type === 'finish') this.#succeed();
    else if (value.type === 'tool-call') this.#core.origins.remember(value, this.#endpoint);
    if (done) this.#end();
  };

  readonly #break = (cause: unknown): void => {
    if (this.#ended) return;
    if (this.#open) {
      const error = toLlmError(cause);
      this.#core.pool.failed(this.#endpoint, error);
      this.#core.reportFailure(this.#endpoint, undefined, error);
    }
    this.#end();
  };

  /** Handles an abort, or a consumer that stops reading. Neither counts as a result of the endpoint. */
  readonly #leave = (): void => {
    if (this.#ended) return;
    if (this.#first) this.#race.abort();
    this.#end();
  };

  get #endpoint(): number {
    return this.#race.winner?.endpoint ?? -1;
  }

  #succeed(): void {
    if (!this.#open) return;
    this.#core.pool.succeeded(this.#endpoint);
    this.#close();
  }

  #end(): void {
    this.#ended = true;
    this.#signal.removeEventListener('abort', this.#leave);
    this.#close();
  }

  #close(): void {
    if (this.#open) this.#core.requestEnds();
    this.#open = false;
  }
}
