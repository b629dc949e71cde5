import type { PersonaError } from '../internal/persona-error.js';
import type { LlmErrorInfo } from './llm-error-info.js';
import type { PartFeed } from './part-stream.js';
import { StoppableWait } from './stoppable-wait.js';

type Source<Item> = AsyncIterable<Item> | PromiseLike<AsyncIterable<Item>>;

/** Reads an async iterable from other code, which may ignore the signal. */
export class IterableFeed<Item> implements PartFeed<Item> {
  readonly #open: () => Source<Item>;
  readonly #toError: (fault: LlmErrorInfo, cause: unknown) => Promise<PersonaError>;
  readonly #wait: StoppableWait;
  #iterator: AsyncIterator<Item> | undefined;

  constructor(
    open: () => Source<Item>,
    toError: (fault: LlmErrorInfo, cause: unknown) => Promise<PersonaError>,
    signal: AbortSignal,
  ) {
    this.#open = open;
    this.#toError = toError;
    this.#wait = new StoppableWait(signal, () => this.close());
  }

  read(): Promise<Item | null> {
    return this.#wait.for(this.#iterator?.next() ?? this.#first(), ({ done, value }) =>
      done ? null : value,
    );
  }

  error(fault: LlmErrorInfo, cause: unknown): Promise<PersonaError> {
    return this.#toError(fault, cause);
  }

  close(): void {
    this.#wait.release();
    // A busy generator handles this at its next `yield`. Not awaited.
    Promise.resolve(this.#iterator?.return?.()).catch(() => undefined);
  }

  drain(): void {
    this.close();
  }

  async #first(): Promise<IteratorResult<Item>> {
    this.#iterator = (await this.#open())[Symbol.asyncIterator]();
    return this.#iterator.next();
  }
}
