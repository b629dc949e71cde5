import { llmRunError } from '../llm-run-error.js';
import type { RouterCore } from './router-core.js';

const ping = { messages: [{ role: 'user', content: 'ping' }] } as const;

/** Sends a short request to endpoints without a recent sample, but never while the app has a request running. */
export class Prober {
  readonly #core: RouterCore;
  readonly #intervalMs: number;
  #probing: Promise<boolean> | undefined;

  constructor(core: RouterCore, intervalMs = 600_000) {
    this.#core = core;
    this.#intervalMs = intervalMs;
  }

  probe(signal?: AbortSignal): Promise<boolean> {
    this.#probing ??= this.#askAll(signal).finally(() => {
      this.#probing = undefined;
    });
    return this.#probing;
  }

  start(): () => void {
    const { environment } = this.#core.pool;
    const controller = new AbortController();
    let timer: unknown;
    const arm = (ms: number) => {
      if (!controller.signal.aborted) timer = environment.setTimeout(run, ms);
    };
    const run = () => {
      void this.probe(controller.signal).then((isComplete) => {
        const jitter = 0.8 + 0.4 * environment.random();
        arm(jitter * (isComplete ? this.#intervalMs : this.#intervalMs / 10));
      });
    };
    // Deferred, because StrictMode starts, stops and starts again in one task.
    arm(0);
    return () => {
      controller.abort();
      environment.clearTimeout(timer);
    };
  }

  async #askAll(signal: AbortSignal | undefined): Promise<boolean> {
    // Shorter than the shortest interval; otherwise every sample would be just too recent.
    for (const endpoint of this.#core.pool.silentFor(this.#intervalMs * 0.75)) {
      if (!this.#core.isIdle || signal?.aborted) return false;
      // One at a time, so that they do not slow each other down.
      if (!(await this.#ask(endpoint, signal))) return false;
    }
    return true;
  }

  /** Resolves to false if the probe was cancelled for a request from the app. */
  #ask(endpoint: number, signal: AbortSignal | undefined): Promise<boolean> {
    const core = this.#core;
    const { pool } = core;
    return new Promise((resolve) => {
      const end = (asked: boolean) => {
        signal?.removeEventListener('abort', stop);
        core.onBusy = () => undefined;
        attempt.abort();
        resolve(asked);
      };
      const stop = () => {
        pool.released(endpoint);
        end(false);
      };
      const attempt = core.attempt(endpoint, {
        part(_, part) {
          pool.answered(endpoint, 'text' in part ? attempt.elapsedMs : undefined);
          pool.succeeded(endpoint);
          end(true);
        },
        failed(_, error) {
          pool.failed(endpoint, error);
          core.reportFailure(endpoint, undefined, error);
          end(true);
        },
        late() {
          const message = `${pool.names[endpoint]} sent no part within ${attempt.elapsedMs} ms.`;
          pool.failed(endpoint, llmRunError('llm-timeout', { message }), attempt.elapsedMs);
          end(true);
        },
      });
      core.onBusy = stop;
      signal?.addEventListener('abort', stop);
      core.start(attempt, ping);
    });
  }
}
