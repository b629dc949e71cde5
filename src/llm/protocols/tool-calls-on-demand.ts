import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import type { ToolCallAssembler } from './tool-call-assembler.js';

type Load = () => Promise<{ readonly ToolCallAssembler: typeof ToolCallAssembler }>;

let loaded: typeof ToolCallAssembler | undefined;

/** Loads the code that puts calls together; kept for all answers. */
export const loadToolCalls: Load = () =>
  import('./tool-call-assembler.js').then((code) => {
    loaded = code.ToolCallAssembler;
    return code;
  });

/**
 * The tool calls of one answer. The code for them is loaded when a model is told of tools, or with the first call: until
 * `loading` is settled, nothing more may be pushed.
 */
export class ToolCallsOnDemand {
  loading: Promise<unknown> | undefined;
  #calls: ToolCallAssembler | undefined;
  #waiting: readonly unknown[] = [];

  /** @param expected whether the model was told of tools */
  constructor(expected: boolean) {
    // A load that fails is tried again with the first call.
    if (expected && !loaded) loadToolCalls().catch(() => undefined);
  }

  /** Returns what is wrong when the model sends too much. */
  push(fragments: readonly unknown[], parts: LlmPart[]): LlmErrorInfo | undefined {
    if (loaded) {
      this.#calls ??= new loaded();
      return this.#calls.push(fragments, parts);
    }
    this.#waiting = fragments;
    this.loading = loadToolCalls();
    return undefined;
  }

  /** Puts together what waited. Called when `loading` is settled. */
  resume(parts: LlmPart[]): LlmErrorInfo | undefined {
    this.loading = undefined;
    return this.push(this.#waiting, parts);
  }

  /** The calls in the order in which they began. */
  take(): LlmPart[] {
    return this.#calls?.take() ?? [];
  }
}
