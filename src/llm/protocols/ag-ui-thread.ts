import type { GraphInterrupt } from './ag-ui-langgraph.js';

/** Encrypted values that are remembered of one conversation. */
const VALUES = 200;

/** What the adapter remembers of one conversation of an agent. */
export class AgUiThread {
  readonly #encrypted = new Map<string, string>();
  /** The ids of the questions that the agent waits for the user to respond to. */
  interrupts: readonly string[] = [];
  /** The one of LangGraph before AG-UI 1.0. */
  graphInterrupt: GraphInterrupt | undefined;

  /** The agent has the responses. */
  forgetQuestions(): void {
    this.interrupts = [];
    this.graphInterrupt = undefined;
  }

  /** Opaque values that the agent wants back with a message or a call, by its id. The oldest are dropped. */
  get encrypted(): ReadonlyMap<string, string> {
    return this.#encrypted;
  }

  encrypt(id: string, value: string): void {
    this.#encrypted.delete(id);
    this.#encrypted.set(id, value);
    const [oldest] = this.#encrypted.keys();
    if (this.#encrypted.size > VALUES && oldest !== undefined) this.#encrypted.delete(oldest);
  }
}

const THREADS = 20;

/** The threads of an adapter: those of the conversations that were used last. */
export class AgUiThreads {
  readonly #threads = new Map<string, AgUiThread>();

  of(id: string): AgUiThread {
    const thread = this.#threads.get(id) ?? new AgUiThread();
    this.#threads.delete(id);
    this.#threads.set(id, thread);
    const [oldest] = this.#threads.keys();
    if (this.#threads.size > THREADS && oldest !== undefined) this.#threads.delete(oldest);
    return thread;
  }
}
