import { causeWords } from '../../internal/cause-words.js';
import type { LlmAdapter, LlmRequest } from '../../llm/llm-adapter.js';
import { PersonaError } from '../../internal/persona-error.js';
import { loadAnswerParts, needsAnswerParts } from './answer-parts-on-demand.js';
import type { PersonaFact } from '../machine/fact.js';
import { llmError } from '../machine/turn/llm-error.js';

type ModelFact = Extract<PersonaFact, { type: `model/${string}` }>;

/** Runs the adapter for one turn at a time and reports its parts. An aborted run reports nothing more. */
export class ModelRunner {
  #run: { turnId: string; controller: AbortController } | null = null;

  constructor(
    private readonly adapter: LlmAdapter | undefined,
    private readonly dispatch: (fact: ModelFact) => void,
    /** Returns a promise while text must wait for the code that processes it. */
    private readonly textWaits: () => Promise<void> | null = () => null,
  ) {}

  start(turnId: string, request: LlmRequest): void {
    const controller = new AbortController();
    this.#run = { turnId, controller };
    void this.#consume(turnId, request, controller.signal);
  }

  abort(turnId: string): void {
    if (this.#run?.turnId !== turnId) return;
    this.#run.controller.abort();
    this.#run = null;
  }

  async #consume(turnId: string, request: LlmRequest, signal: AbortSignal): Promise<void> {
    try {
      if (!this.adapter) throw llmError('llm-failed', { message: 'There is no `llm.client` adapter.' });
      for await (const part of this.adapter.stream(request, { signal })) {
        // Later parts wait too, which preserves the order.
        if (needsAnswerParts(part)) await loadAnswerParts();
        if (signal.aborted) return;
        this.dispatch({ type: 'model/produced', turnId, part });
      }
      const waiting = this.textWaits();
      if (waiting) await waiting;
      if (!signal.aborted) this.dispatch({ type: 'model/ended', turnId });
    } catch (cause) {
      if (!signal.aborted) this.dispatch({ type: 'model/failed', turnId, error: toLlmError(cause) });
    }
  }
}

function toLlmError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  const words = causeWords(cause);
  return llmError('llm-failed', { message: `The LLM adapter threw: ${words}`, cause });
}
