import type { LlmAdapter, LlmPart, LlmRequest } from '../llm/llm-adapter.js';
import { SilenceWatch } from '../llm/silence-watch.js';
import { StoppableWait } from '../llm/stoppable-wait.js';
import { endlessAnswer, llmRefusal, silentModel } from './completion-failure.js';
import { Refusal } from './refusal.js';

export interface RunOptions {
  /** How long the model may be silent, and how long a page may leave data unread, in milliseconds. */
  readonly timeoutMs: number;
  /** The time limit for the whole answer, in milliseconds. */
  readonly maxAnswerMs: number;
  /** If set, reasoning stays on the server, and no error may quote an answer. */
  readonly held: object | undefined;
  /**
   * The request; its signal is aborted when the page disconnects. It must be held, and not only its signal: in Node, the
   * signal of a garbage-collected `Request` no longer follows the signal that the host created it with (undici holds the
   * controller weakly), so that the model would go on.
   */
  readonly client: Pick<Request, 'signal'>;
  /** Called for each part before it is sent. */
  readonly onPart: (part: LlmPart) => void;
  /**
   * Called once at the end, for every outcome.
   * @param isWhole whether the adapter sent its whole answer
   * @param error missing if the page has stopped reading
   */
  readonly onEnd: (isWhole: boolean, error?: Refusal) => void;
}

/** The time that an adapter may take to end after its last part. */
const END_MS = 500;

const clientClosed = () => new Refusal(499, 'client-closed', 'The client disconnected.');

/** One answer of an adapter. It ends immediately when stopped, even if the adapter ignores its signal. */
export class CompletionRun {
  /**
   * Called when the run ends because the page has stopped reading.
   * @param isGone whether the page disconnected; otherwise it has not read for `timeoutMs`
   */
  onAbandoned: (isGone: boolean) => void = () => {};
  readonly #options: RunOptions;
  readonly #controller = new AbortController();
  readonly #wait: StoppableWait;
  readonly #watch: SilenceWatch;
  readonly #adapter: LlmAdapter;
  /** Cleared when the adapter is called, so that a running answer does not hold its conversation in memory. */
  #request: LlmRequest | null;
  #iterator: AsyncIterator<LlmPart> | undefined;
  /** The deadline for the whole answer. */
  readonly #endsAt: number;
  #waiting = false;
  #over = false;

  constructor(adapter: LlmAdapter, request: LlmRequest, options: RunOptions) {
    this.#options = options;
    this.#adapter = adapter;
    this.#request = request;
    this.#endsAt = Date.now() + options.maxAnswerMs;
    this.#watch = new SilenceWatch((ms) => this.#silent(ms));
    this.#wait = new StoppableWait(options.client.signal, () => this.#abandon());
  }

  /**
   * Returns the next part, or `null` at the end. Do not call this concurrently.
   * @throws Refusal for an adapter error, for silence, for an answer that takes too long, or with 499 if the run was
   * stopped
   */
  async next(): Promise<LlmPart | null> {
    try {
      if (this.#over || this.#options.client.signal.aborted) throw clientClosed();
      const left = this.#endsAt - Date.now();
      if (left <= 0) throw endlessAnswer(this.#options.maxAnswerMs);
      this.#waiting = true;
      this.#watch.start(Math.min(this.#options.timeoutMs, left));
      const result = await this.#wait.for(this.#pull(), (pulled) => pulled);
      if (!result.done) {
        this.#options.onPart(result.value);
        return result.value;
      }
      this.#release(true);
      return null;
    } catch (error) {
      // Errors that an adapter throws after the end are ignored.
      const refusal =
        this.#over && !(error instanceof Refusal) ? clientClosed() : llmRefusal(error, this.#options.held);
      this.stop(refusal);
      throw refusal;
    } finally {
      this.#waiting = false;
      // From here on, the time limit applies to the page.
      if (!this.#over) this.#watch.start(this.#options.timeoutMs);
    }
  }

  /** Stops the run. Aborts the adapter's signal before it returns. */
  stop(error?: Refusal): void {
    if (this.#over) return;
    this.#release(false, error);
    this.#cut();
    this.#wait.stop(clientClosed());
  }

  /**
   * Call this when the answer is complete. The adapter then ends by itself, so that its connection can serve the next
   * turn.
   */
  finish(): void {
    if (this.#over) return;
    this.#release(true);
    const timer = setTimeout(() => this.#cut(), END_MS);
    const end = (ended: boolean) => {
      clearTimeout(timer);
      if (!ended) this.#cut();
    };
    this.#pull().then(
      ({ done }) => end(done === true),
      () => end(false),
    );
  }

  #release(isWhole: boolean, error?: Refusal): void {
    this.#over = true;
    this.#watch.stop();
    this.#wait.release();
    this.#options.onEnd(isWhole, error);
  }

  #cut(): void {
    this.#controller.abort();
    this.#close().catch(() => undefined);
  }

  async #pull(): Promise<IteratorResult<LlmPart>> {
    this.#iterator ??= this.#open();
    return this.#iterator.next();
  }

  #open(): AsyncIterator<LlmPart> {
    const request = this.#request;
    this.#request = null;
    if (!request) throw clientClosed();
    return this.#adapter.stream(request, { signal: this.#controller.signal })[Symbol.asyncIterator]();
  }

  /** A busy generator handles this at its next `yield`. Not awaited. */
  async #close(): Promise<void> {
    await this.#iterator?.return?.();
  }

  #silent(ms: number): void {
    if (this.#waiting) {
      const isEndless = Date.now() >= this.#endsAt;
      this.#wait.stop(isEndless ? endlessAnswer(this.#options.maxAnswerMs) : silentModel(ms));
      return;
    }
    this.#abandon();
  }

  #abandon(): void {
    this.stop();
    this.onAbandoned(this.#options.client.signal.aborted);
  }
}
