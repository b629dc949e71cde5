import type { LlmAdapter, LlmPart, LlmRequest } from '../llm/llm-adapter.js';
import { SilenceWatch } from '../llm/silence-watch.js';
import { StoppableWait } from '../llm/stoppable-wait.js';
import { endlessAnswer, llmRefusal, silentModel } from './completion-failure.js';
import { Refusal } from './refusal.js';

export interface RunOptions {
  /** The longest that the model may be silent, and that a page may leave what is there unread, in ms. */
  readonly timeoutMs: number;
  /** The longest that the whole answer may take, in ms. */
  readonly maxAnswerMs: number;
  /** Where it is, thoughts stay here, and no error may quote an answer. */
  readonly held: object | undefined;
  /** Of the request: the page went away. */
  readonly client: AbortSignal;
  /** Called for each part, before anybody reads it. */
  readonly onPart: (part: LlmPart) => void;
  /** Called once, however it ends. */
  readonly onEnd: () => void;
  /** The page went away, or has not read for `timeoutMs`; the run is over then. */
  readonly onAbandoned: () => void;
}

/** How long an adapter may take to end after its last part. */
const END_MS = 1000;

const clientClosed = () => new Refusal(499, 'client-closed', 'The client went away.');

/** One answer of an adapter, which ends at once when it is stopped, whatever the adapter makes of its signal. */
export class CompletionRun {
  readonly #options: RunOptions;
  readonly #controller = new AbortController();
  readonly #wait: StoppableWait;
  readonly #watch: SilenceWatch;
  readonly #adapter: LlmAdapter;
  /** Let go of when it is asked: a thousand answers must not hold a thousand conversations. */
  #request: LlmRequest | null;
  #iterator: AsyncIterator<LlmPart> | undefined;
  /** When the whole answer has to be over. */
  readonly #endsAt: number;
  #waiting = false;
  #over = false;

  constructor(adapter: LlmAdapter, request: LlmRequest, options: RunOptions) {
    this.#options = options;
    this.#adapter = adapter;
    this.#request = request;
    this.#endsAt = Date.now() + options.maxAnswerMs;
    this.#watch = new SilenceWatch((ms) => this.#silent(ms));
    this.#wait = new StoppableWait(options.client, () => this.#abandon());
  }

  /** Whether the page went away. */
  get gone(): boolean {
    return this.#options.client.aborted;
  }

  /**
   * The next part; `null` at the end, after which the run is over. One at a time.
   * @throws Refusal what the adapter threw, a silence, an answer without an end, or 499 when the run was stopped
   */
  async next(): Promise<LlmPart | null> {
    if (this.#over || this.#options.client.aborted) {
      this.stop();
      throw clientClosed();
    }
    const left = this.#endsAt - Date.now();
    if (left <= 0) {
      this.stop();
      throw endlessAnswer(this.#options.maxAnswerMs);
    }
    this.#waiting = true;
    this.#watch.start(Math.min(this.#options.timeoutMs, left));
    try {
      const result = await this.#wait.for(this.#pull(), (pulled) => pulled);
      if (!result.done) {
        this.#options.onPart(result.value);
        return result.value;
      }
      this.#release();
      return null;
    } catch (error) {
      // What an adapter throws after the end is nobody's concern.
      const refusal =
        this.#over && !(error instanceof Refusal) ? clientClosed() : llmRefusal(error, this.#options.held);
      this.stop();
      throw refusal;
    } finally {
      this.#waiting = false;
      // From now on it is the page's turn.
      if (!this.#over) this.#watch.start(this.#options.timeoutMs);
    }
  }

  /** Ends it: the adapter's signal is aborted before this returns. */
  stop(): void {
    if (this.#over) return;
    this.#release();
    this.#cut();
    this.#wait.stop(clientClosed());
  }

  /** The answer is whole. The adapter ends by itself: a connection that is cut cannot serve the next turn. */
  finish(): void {
    if (this.#over) return;
    this.#release();
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

  #release(): void {
    this.#over = true;
    this.#watch.stop();
    this.#wait.release();
    this.#options.onEnd();
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

  /** A generator that is busy takes this when it comes to its next `yield`; nobody waits for that. */
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
    this.#options.onAbandoned();
  }
}
