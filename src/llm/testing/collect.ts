import { PersonaError } from '../../internal/persona-error.js';
import type { LlmPart } from '../llm-adapter.js';

export interface Collected {
  readonly parts: LlmPart[];
  readonly error: PersonaError | undefined;
  readonly ended: boolean;
}

/** Takes the parts as they come; what it returns fills up while the stream runs. */
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

/** Lets everything happen that needs no new task of the network. */
export const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
