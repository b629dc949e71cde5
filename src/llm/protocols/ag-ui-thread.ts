import type { GraphInterrupt } from './ag-ui-langgraph.js';

/** The maximum number of encrypted values kept for one conversation. */
const VALUES = 200;

/** The state of one conversation with an agent. */
export class AgUiThread {
  readonly #encrypted = new Map<string, string>();
  /** The ids of the questions that still await the user's response. */
  interrupts: readonly string[] = [];
  /** The interrupt of a LangGraph agent before AG-UI 1.0. */
  graphInterrupt: GraphInterrupt | undefined;

  /** Call this when the agent has received the replies. */
  forgetQuestions(): void {
    this.interrupts = [];
    this.graphInterrupt = undefined;
  }

  /** Opaque values that must be sent back with a message or a call, by its id. The oldest are dropped. */
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

/** The threads of an adapter, for the most recently used conversations. */
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
