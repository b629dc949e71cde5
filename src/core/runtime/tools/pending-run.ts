import { ToolProblem } from './tool-problem.js';

interface Approval {
  readonly approved: boolean;
  readonly reason: string | undefined;
}

/** One call that is running or waiting for the user. */
export class PendingRun {
  readonly approval: Promise<Approval>;
  /** Resolves when the call is cancelled, to the result for the model. */
  readonly cancelled: Promise<ToolProblem>;
  isCancelled = false;
  readonly #controller = new AbortController();
  #settle!: (approval: Approval) => void;
  #cancel!: (problem: ToolProblem) => void;

  constructor() {
    this.approval = new Promise((resolve) => (this.#settle = resolve));
    this.cancelled = new Promise((resolve) => (this.#cancel = resolve));
  }

  /** The signal for the function: aborted when its turn ends early, and at the time limit. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  settle(approved: boolean, reason?: string): void {
    this.#settle({ approved, reason });
  }

  /** Aborts the function at the time limit. */
  stop(): void {
    this.#controller.abort();
  }

  /** Cancels the call. It resolves even if the function ignores its signal. */
  abort(): void {
    this.isCancelled = true;
    this.#controller.abort();
    this.settle(false, 'The conversation continued without the result.');
    this.#cancel(new ToolProblem('The conversation continued without the result.'));
  }
}
