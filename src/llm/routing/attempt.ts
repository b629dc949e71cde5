import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmAdapter, LlmPart, LlmRequest } from '../llm-adapter.js';
import { llmRunError } from '../llm-run-error.js';
import { toLlmError } from './failure-verdict.js';
import type { RouteEnvironment } from './route-environment.js';

/** At most one of `part` and `failed` is called, and neither after `abort`. */
export interface AttemptEvents {
  /** The first part with content. */
  part(attempt: Attempt, part: LlmPart): void;
  failed(attempt: Attempt, error: PersonaError): void;
  /** The time limit for the first part has passed. The attempt continues unless it is aborted. */
  late(attempt: Attempt): void;
}

interface AttemptOptions {
  readonly endpoint: number;
  readonly limitMs: number;
  readonly environment: RouteEnvironment;
}

/** One request to one endpoint, up to its first part. The caller reads the rest from `iterator`. */
export class Attempt {
  readonly endpoint: number;
  readonly startedAt: number;
  iterator: AsyncIterator<LlmPart> | undefined;
  readonly #controller = new AbortController();
  readonly #environment: RouteEnvironment;
  readonly #timer: unknown;
  readonly #events: AttemptEvents;
  #emptyIsFine = false;
  #settled = false;

  constructor({ endpoint, limitMs, environment }: AttemptOptions, events: AttemptEvents) {
    this.endpoint = endpoint;
    this.startedAt = environment.now();
    this.#environment = environment;
    this.#events = events;
    this.#timer = environment.setTimeout(() => events.late(this), limitMs);
  }

  get elapsedMs(): number {
    return this.#environment.now() - this.startedAt;
  }

  start(adapter: LlmAdapter, request: LlmRequest): void {
    // Text before a tool call may be the whole answer.
    this.#emptyIsFine = request.messages.at(-1)?.role === 'tool';
    try {
      this.iterator = adapter.stream(request, { signal: this.#controller.signal })[Symbol.asyncIterator]();
      this.#read(this.iterator);
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** Aborts the request immediately. */
  abort(): void {
    this.#settle();
    this.#controller.abort();
    // A busy generator handles this at its next `yield`. Not awaited.
    const close = async () => {
      await this.iterator?.return?.();
    };
    close().catch(() => undefined);
  }

  #read(iterator: AsyncIterator<LlmPart>): void {
    iterator.next().then(
      ({ done, value }) => this.#accept(iterator, done ? undefined : value),
      (cause: unknown) => this.#fail(cause),
    );
  }

  #accept(iterator: AsyncIterator<LlmPart>, part: LlmPart | undefined): void {
    if (this.#settled) return;
    const isEmpty = !part || (part.type === 'finish' && part.reason !== 'content-filter');
    if (isEmpty && !(part && this.#emptyIsFine)) {
      this.#fail(llmRunError('llm-empty', { message: 'The model ended without any text.' }));
      this.abort();
    } else if (part && 'text' in part && part.text === '') {
      this.#read(iterator);
    } else if (part) {
      this.#settle();
      this.#events.part(this, part);
    }
  }

  #fail(cause: unknown): void {
    if (this.#settled) return;
    this.#settle();
    this.#events.failed(this, toLlmError(cause));
  }

  #settle(): void {
    this.#settled = true;
    this.#environment.clearTimeout(this.#timer);
  }
}
