import type { LlmPart } from '../llm/llm-adapter.js';
import { SilenceWatch } from '../llm/silence-watch.js';
import type { AnswerWriter } from './answer-writer.js';
import { llmRefusal } from './completion-failure.js';
import type { CompletionRun } from './completion-run.js';
import type { Refusal } from './refusal.js';

export interface CompletionStreamOptions {
  readonly writer: AnswerWriter;
  readonly first: Promise<LlmPart | null>;
  /** The interval of keep-alive comments while the model is silent, in milliseconds. */
  readonly keepAliveMs: number;
  /** Called for an error that is sent to the page as an event. */
  readonly report: (refusal: Refusal) => void;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/** Streams a run with back-pressure: each part is one chunk of the body, and only the next part is read ahead. */
export class CompletionStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #run: CompletionRun;
  readonly #options: CompletionStreamOptions;
  readonly #quiet = new SilenceWatch(() => this.#comment());
  #controller: Controller | undefined;
  #closed = false;
  #upcoming: Promise<LlmPart | null> | undefined;

  constructor(run: CompletionRun, options: CompletionStreamOptions) {
    this.#run = run;
    run.onAbandoned = (isGone) => this.#breakOff(isGone);
    this.#options = options;
    this.#upcoming = options.first;
    this.body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
        if (options.writer.opening) controller.enqueue(options.writer.opening);
      },
      pull: () => this.#pull(),
      cancel: () => this.#end(),
    });
  }

  /** Ends the body for a page that disconnected or does not read, so that the connection is closed. */
  #breakOff(isGone: boolean): void {
    if (this.#closed) return;
    this.#end();
    if (isGone) this.#controller?.close();
    else this.#controller?.error(new Error('The answer was not read.'));
  }

  async #pull(): Promise<void> {
    this.#quiet.start(this.#options.keepAliveMs);
    try {
      while (!(await this.#passOne()));
    } catch (error) {
      this.#fail(llmRefusal(error));
    } finally {
      this.#quiet.pause();
    }
  }

  /** Passes one part on. Returns false if the adapter yielded an invalid part. */
  async #passOne(): Promise<boolean> {
    const upcoming = this.#upcoming ?? this.#run.next();
    this.#upcoming = undefined;
    const part = await upcoming;
    // The page may have disconnected while waiting for the part.
    if (this.#closed) return true;
    const { writer } = this.#options;
    const bytes = part && writer.encode(part);
    if (bytes) this.#controller?.enqueue(bytes);
    if (part !== null && part.type !== 'finish') return bytes !== null;
    this.#run.finish();
    this.#close(writer.end());
    return true;
  }

  #fail(refusal: Refusal): void {
    if (this.#closed) return;
    if (refusal.code === 'client-closed') {
      this.#end();
      this.#controller?.close();
      return;
    }
    this.#options.report(refusal);
    this.#close(this.#options.writer.fail(refusal));
  }

  #close(last: Uint8Array | null): void {
    this.#end();
    if (last) this.#controller?.enqueue(last);
    this.#controller?.close();
  }

  #end(): void {
    this.#closed = true;
    this.#quiet.stop();
    this.#run.stop();
  }

  /** Sends a keep-alive, but only while the reader waits for a part and has read the previous comment. */
  #comment(): void {
    if ((this.#controller?.desiredSize ?? 0) > 0) this.#controller?.enqueue(this.#options.writer.keepAlive);
    this.#quiet.start(this.#options.keepAliveMs);
  }
}
