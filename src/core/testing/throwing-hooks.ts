import type { LlmRequest } from '../../llm/llm-adapter.js';
import { HandModel } from './hand-model.js';

const fail = (): never => {
  throw new Error('the app throws');
};

/** Hooks and callbacks of an app, all of which throw. */
export const throwingHooks = {
  fail,
  execute: fail,
  speech: { projector: { initial: null, push: fail, end: fail } },
  advanced: {
    onTurn: fail,
    onUsage: fail,
    onData: fail,
    // Its return value is called when the session ends.
    onClient: () => fail,
  },
} as const;

/** An adapter whose hooks throw: the probes when they start and when they end, the preload, and every second answer. */
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
