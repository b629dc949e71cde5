import { ToolProblem } from './tool-problem.js';

interface Approval {
  readonly approved: boolean;
  readonly reason: string | undefined;
}

/** One call while it runs, or waits for the user. */
export class PendingRun {
  readonly approval: Promise<Approval>;
  /** Resolves when the call is cancelled, with the result for the model. */
  readonly cancelled: Promise<ToolProblem>;
  isCancelled = false;
  readonly #controller = new AbortController();
  #settle!: (approval: Approval) => void;
  #cancel!: (problem: ToolProblem) => void;

  constructor() {
    this.approval = new Promise((resolve) => (this.#settle = resolve));
    this.cancelled = new Promise((resolve) => (this.#cancel = resolve));
  }

  /** For the function: aborted when its turn ends first, and at the time limit. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  settle(approved: boolean, reason?: string): void {
    this.#settle({ approved, reason });
  }

  /** Time is up. */
  stop(): void {
    this.#controller.abort();
  }

  /** Nobody waits for the result any more, even if the function ignores its signal. */
  abort(): void {
    this.isCancelled = true;
    this.#controller.abort();
    this.settle(false, 'The conversation went on.');
    this.#cancel(new ToolProblem('The conversation went on.'));
  }
}
