import { PersonaError } from '../../internal/persona-error.js';
import type { LlmPart } from '../llm-adapter.js';

export interface Collected {
  readonly parts: LlmPart[];
  readonly error: PersonaError | undefined;
  readonly ended: boolean;
}

/** Collects the parts as they arrive. The returned object fills while the stream runs. */
export function collect(
  stream: AsyncIterable<LlmPart>,
): Collected & { readonly settled: Promise<Collected> } {
  const state = { parts: [] as LlmPart[], error: undefined as PersonaError | undefined, ended: false };
  const run = async () => {
    try {
      for await (const part of stream) state.parts.push(part);
    } catch (error) {
      if (!PersonaError.isInstance(error)) throw error;
      state.error = error;
    }
    state.ended = true;
    return state;
  };
  return Object.assign(state, { settled: run() });
}

/** Runs everything that needs no new network task. */
export const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
