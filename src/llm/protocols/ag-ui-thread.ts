/** The state of one conversation with an agent. It lets the adapter use the ids under which the agent stores messages. */
export class AgUiThread {
  /** The agent's ids of its own messages, by the id of the message that they respond to. */
  readonly #ids = new Map<string, string[]>();
  /** Opaque values that must be sent back with a message or a call, by its id. */
  readonly encrypted = new Map<string, string>();
  /** The ids of the interrupts that wait for the user. */
  interrupts: readonly string[] = [];
  /** The message that the current run responds to. */
  #asked = '';

  ask(messageId: string): void {
    this.#asked = messageId;
    this.#ids.set(messageId, []);
  }

  /** Call this when a message of the agent begins. */
  answered(messageId: string): void {
    const ids = this.#ids.get(this.#asked);
    if (ids && !ids.includes(messageId)) ids.push(messageId);
  }

  idsAfter(messageId: string): readonly string[] {
    return this.#ids.get(messageId) ?? [];
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
