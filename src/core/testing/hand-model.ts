import type { LlmAdapter, LlmMessage, LlmPart, LlmRequest } from '../../llm/llm-adapter.js';
import { settle } from './settle.js';

/** A model whose parts the test emits. */
export class HandModel implements LlmAdapter {
  readonly name = 'hand';
  readonly runs: { request: LlmRequest; signal: AbortSignal; finished: boolean }[] = [];
  #queue: (LlmPart | Error | 'end')[] = [];
  #wake: (() => void) | null = null;

  async *stream(request: LlmRequest, { signal }: { signal: AbortSignal }) {
    const run = { request, signal, finished: false };
    this.runs.push(run);
    this.#queue = [];
    while (!signal.aborted) {
      const next = this.#queue.shift();
      run.finished = next === 'end' || next instanceof Error;
      if (next === 'end') return;
      if (next instanceof Error) throw next;
      if (next) yield next;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  #push(item: LlmPart | Error | 'end'): Promise<void> {
    this.#queue.push(item);
    this.#wake?.();
    return settle();
  }

  part = (part: LlmPart) => this.#push(part);
  text = (text: string) => this.#push({ type: 'text-delta', text });
  think = (text: string) => this.#push({ type: 'reasoning-delta', text });
  fail = (error: Error) => this.#push(error);
  end = () => this.#push('end');

  /** The messages of the last request, without their ids. */
  get lastMessages(): readonly LlmMessage[] {
    return this.lastRequest.messages.map((message) => {
      const { id: _, ...rest } = message;
      return rest;
    });
  }

  get lastRequest(): LlmRequest {
    return this.runs.at(-1)?.request ?? { messages: [] };
  }
}
