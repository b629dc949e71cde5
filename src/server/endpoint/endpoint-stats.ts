import type { ServerRefusal } from '../refusal.js';
import type { LlmUsage } from '../usage-meter.js';
import type { LlmEndpointSpec } from './endpoint-route.js';

/**
 * One request of `createLlmEndpoint`, as passed to `onRequest` when it has ended. Contains no keys and no conversation
 * text.
 */
export interface LlmEndpointRequest {
  /** `null` for a path that belongs to no specification. */
  readonly spec: LlmEndpointSpec | null;
  /** The requested model name: at most 200 characters, without control characters. */
  readonly model: string | undefined;
  /** The result of your `isProbe`. */
  readonly isProbe: boolean;
  /**
   * `finished`: the whole answer was sent. `aborted`: the caller disconnected. `refused`: the adapter was not called.
   * `failed`: the adapter failed.
   */
  readonly outcome: 'finished' | 'aborted' | 'failed' | 'refused';
  /** The tokens of the answer; missing if the adapter was not called. */
  readonly usage?: Omit<LlmUsage, 'user' | 'model' | 'outcome'>;
  /** From the request to the first part of the answer, in milliseconds; missing without one. */
  readonly firstPartMs?: number;
  /** From the request to the end of the answer, in milliseconds. */
  readonly durationMs: number;
  /** The error. `detail` contains the adapter's message, without keys. */
  readonly error?: ServerRefusal;
}

/** The counts of one endpoint, in this process, since it was created. */
export interface LlmEndpointStats {
  /** The number of requests for an answer with the correct secret, including probes. */
  readonly requests: number;
  /** The number of answers in progress. */
  readonly running: number;
  readonly finished: number;
  /** Answers whose caller disconnected. */
  readonly aborted: number;
  readonly failed: number;
  /** Requests that did not reach the adapter, for example because of a wrong secret. */
  readonly refused: number;
  /** The requests for which `isProbe` returned true. Their tokens are not counted. */
  readonly probes: number;
  readonly inputTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  /**
   * When the last request for an answer with the correct secret arrived, in milliseconds since 1970; `null` before the
   * first.
   */
  readonly lastRequestAt: number | null;
}

type Counts = { -readonly [Name in Exclude<keyof LlmEndpointStats, 'running'>]: LlmEndpointStats[Name] };

export class EndpointStats {
  readonly #counts: Counts = {
    requests: 0,
    finished: 0,
    aborted: 0,
    failed: 0,
    refused: 0,
    probes: 0,
    inputTokens: 0,
    outputTokens: 0,
    lastRequestAt: null,
  };

  /** Returns the counts, with this number of answers in progress. */
  snapshot(running: number): LlmEndpointStats {
    return { ...this.#counts, running };
  }

  /** Counts a request with the correct secret. */
  asked(): void {
    this.#counts.requests += 1;
    this.#counts.lastRequestAt = Date.now();
  }

  ended({ outcome, isProbe, usage }: LlmEndpointRequest): void {
    this.#counts[outcome] += 1;
    if (isProbe) this.#counts.probes += 1;
    else if (usage) {
      this.#counts.inputTokens += usage.inputTokens;
      this.#counts.outputTokens += usage.outputTokens;
    }
  }
}
