import type { PersonaError } from '../../../internal/persona-error.js';
import type { Clock } from '../../ports/environment.js';
import type { ServiceToolCall, ToolOutcome } from '../../ports/session-port.js';
import { onDemand } from '../../../internal/on-demand.js';
import { loadAnswerParts } from '../answer-parts-on-demand.js';
import type { ToolRegistry } from './tool-registry.js';
import type { ToolFact, ToolRunner } from './tool-runner.js';

/** Loads the code and the rules that run tools. A session without tools never loads them. */
export const toolCode = onDemand(async () => {
  const [code] = await Promise.all([import('./tool-runner.js'), loadAnswerParts()]);
  return code;
});

/** How long a call waits for the code that runs tools, in ms. */
const LOAD_MS = 10_000;

export interface ToolsOnDemandParts {
  readonly registry: ToolRegistry;
  readonly clock: Clock;
  readonly dispatch: (fact: ToolFact) => void;
  readonly report: (error: PersonaError) => void;
}

/**
 * Runs tools. The code for this is loaded when a model is told about the first tool. Each call ends exactly once,
 * whether or not the code is loaded.
 */
export class ToolsOnDemand {
  #runner: ToolRunner | null = null;
  /** Calls that wait for the code, with the functions that end them early. */
  readonly #waiting = new Map<string, () => void>();

  constructor(
    private readonly parts: ToolsOnDemandParts,
    private readonly code = toolCode,
  ) {}

  /** Call it when a model is told about tools, because it may soon call one. */
  preload(): void {
    if (this.parts.registry.definitions.length > 0) this.code.load().catch(() => undefined);
  }

  /** Resolves to the result, which is also dispatched: at the latest when the call is cancelled. Never rejects. */
  run(call: ServiceToolCall, maxResultBytes?: number): Promise<ToolOutcome> {
    const runner = this.#loadedRunner();
    return runner ? runner.run(call, maxResultBytes) : this.#runWhenLoaded(call, maxResultBytes);
  }

  /** Allows or refuses a call that waits for the user. */
  settleApproval(callId: string, approved: boolean, reason?: string): void {
    this.#runner?.settleApproval(callId, approved, reason);
  }

  abort(callId: string): void {
    const cancel = this.#waiting.get(callId);
    if (cancel) cancel();
    else this.#runner?.abort(callId);
  }

  #loadedRunner(): ToolRunner | null {
    const { registry, clock, dispatch } = this.parts;
    const code = this.code.loaded();
    if (code) this.#runner ??= new code.ToolRunner(registry, clock, dispatch);
    return this.#runner;
  }

  #runWhenLoaded(call: ServiceToolCall, maxResultBytes?: number): Promise<ToolOutcome> {
    const { clock, dispatch, report } = this.parts;
    return new Promise((resolve) => {
      const stopWaiting = () => {
        clock.clearTimeout(timer);
        return this.#waiting.delete(call.id);
      };
      const fail = (content: string) => {
        if (!stopWaiting()) return;
        const outcome = { failed: true, content };
        dispatch({ type: 'tool/ended', callId: call.id, ...outcome });
        resolve(outcome);
      };
      const timer = clock.setTimeout(() => fail('The tool did not load in time.'), LOAD_MS);
      this.#waiting.set(call.id, () => fail('The conversation continued without the result.'));
      this.code.load().then(
        () => {
          if (stopWaiting()) resolve(this.run(call, maxResultBytes));
        },
        (error: PersonaError) => {
          report(error);
          fail('The tool could not be loaded.');
        },
      );
    });
  }
}
