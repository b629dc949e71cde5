import type { ServiceAnswer } from './session-behaviour.js';
import type { SimulatedSession } from './simulated-session.js';

export interface ScenarioStage {
  readonly session: SimulatedSession;
  /** By the simulator's clock, ms. */
  readonly wait: (ms: number) => Promise<void>;
}

/** What the backend does beside what it is asked. */
export interface Scenario {
  readonly name: string;
  readonly interruptionOrder?: 'event-first' | 'chunk-first';
  /** Anam's own model, for server mode. `contexts`: what the page has sent by `addContext` in this session. */
  readonly answer?: (text: string, contexts: readonly string[]) => ServiceAnswer;
  /**
   * Whether Anam's own model answers: where the token asks for it, or `always` or `never`, as with a stored persona,
   * which takes no notice of the `llmId` that it is asked with. @default 'as-asked'
   */
  readonly model?: 'as-asked' | 'always' | 'never';
  /** Every session request is answered so. The words of `error` are what the SDK tells 429s apart by. */
  readonly refuse?: { readonly status: number; readonly error: string; readonly message: string };
  /** Runs beside a session from when it is ready. */
  run?(stage: ScenarioStage): Promise<void>;
}
