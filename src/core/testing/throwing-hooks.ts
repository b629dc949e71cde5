import type { LlmRequest } from '../../llm/llm-adapter.js';
import { HandModel } from './hand-model.js';

const fail = (): never => {
  throw new Error('the app throws');
};

/** An app's hooks and callbacks, all of which throw. */
export const throwingHooks = {
  fail,
  execute: fail,
  speech: { projector: { initial: null, push: fail, end: fail } },
  advanced: {
    onTurn: fail,
    onUsage: fail,
    onData: fail,
    // The returned function is called when the session ends.
    onClient: () => fail,
  },
} as const;

/** An adapter whose hooks throw: the preload, the probes when they start and end, and every second answer. */
export class ThrowingModel extends HandModel {
  #answers = 0;
  #probes = 0;

  preload = fail;

  startProbing(): () => void {
    this.#probes += 1;
    return this.#probes % 2 === 1 ? fail() : fail;
  }

  override stream(request: LlmRequest, options: { signal: AbortSignal }) {
    this.#answers += 1;
    return this.#answers % 2 === 1 ? fail() : super.stream(request, options);
  }
}
