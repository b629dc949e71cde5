import type { LlmToolCall } from '../../llm/llm-adapter.js';

/** Calls with the same id or name, in order. Calls before `next` are already taken. */
interface Queue {
  readonly calls: LlmToolCall[];
  next: number;
}

/** The calls of a conversation that have no result yet. Each lookup takes constant time, in any order of results. */
export class OpenCalls {
  readonly #open = new Set<LlmToolCall>();
  readonly #byId = new Map<unknown, Queue>();
  readonly #byName = new Map<unknown, Queue>();

  get size(): number {
    return this.#open.size;
  }

  add(call: LlmToolCall): void {
    this.#open.add(call);
    enqueue(this.#byId, call.id, call);
    enqueue(this.#byName, call.name, call);
  }

  /** Takes the first open call with this id. */
  takeById = (id: unknown): LlmToolCall | undefined => this.#take(this.#byId.get(id));

  /** Takes the first open call of this tool. */
  takeByName = (name: unknown): LlmToolCall | undefined => this.#take(this.#byName.get(name));

  /** Returns the ids of the first open calls. */
  ids(most: number): string[] {
    return [...this.#open].slice(0, most).map(({ id }) => id);
  }

  #take(queue: Queue | undefined): LlmToolCall | undefined {
    if (!queue) return undefined;
    for (let call = queue.calls[queue.next]; call; call = queue.calls[queue.next]) {
      queue.next += 1;
      // The call may already be taken through the other index.
      if (this.#open.delete(call)) return call;
    }
    return undefined;
  }
}

function enqueue(queues: Map<unknown, Queue>, key: string, call: LlmToolCall): void {
  const queue = queues.get(key);
  if (queue) queue.calls.push(call);
  else queues.set(key, { calls: [call], next: 0 });
}
