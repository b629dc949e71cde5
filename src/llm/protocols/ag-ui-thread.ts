/** What the adapter remembers of one conversation of an agent, so that it uses the ids under which the agent stores it. */
export class AgUiThread {
  /** The agent's ids of its own messages, by the id of the message that they answer. */
  readonly #ids = new Map<string, string[]>();
  /** Opaque values that the agent wants back with a message or a call, by its id. */
  readonly encrypted = new Map<string, string>();
  /** The ids of what the agent waits for the user with. */
  interrupts: readonly string[] = [];
  /** The message that is being answered. */
  #asked = '';

  ask(messageId: string): void {
    this.#asked = messageId;
    this.#ids.set(messageId, []);
  }

  /** A message of the agent begins. */
  answered(messageId: string): void {
    const ids = this.#ids.get(this.#asked);
    if (ids && !ids.includes(messageId)) ids.push(messageId);
  }

  idsAfter(messageId: string): readonly string[] {
    return this.#ids.get(messageId) ?? [];
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
