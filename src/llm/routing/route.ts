import type { LlmAdapter } from '../llm-adapter.js';
import { llmRunError } from '../llm-run-error.js';
import { EndpointPool } from './endpoint-pool.js';
import { Prober } from './prober.js';
import { systemEnvironment } from './route-environment.js';
import type { RouteOptions } from './route-options.js';
import { RoutedStream } from './routed-stream.js';
import { RouterCore } from './router-core.js';
import type { RouterState } from './router-state.js';

/** An adapter that uses the best of several endpoints, created by `route`. */
export interface RoutedLlm extends LlmAdapter {
  /** For `useSyncExternalStore(llm.subscribe, llm.getState)`. Returns the same object until something changes. */
  readonly getState: () => RouterState;
  /** Calls back on every change. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Sends a short request to each endpoint without a sample in the last `probeIntervalMs`, one after the other, and
   * aborts each request after its first part. If a probe is already running, returns its promise. Never rejects.
   * @returns false if it was aborted, or cancelled for a request from the app
   */
  readonly probe: (signal?: AbortSignal) => Promise<boolean>;
  /** Probes now and every `probeIntervalMs`. Call it only while a persona is live. Returns a function that stops it. */
  readonly startProbing: () => () => void;
}

/**
 * Combines several adapters into one. Each answer comes from the endpoint that is expected to be fastest. If it fails
 * before its first part, the next endpoint is used. After the first part, the endpoint is never changed, and an error
 * is thrown.
 *
 * An endpoint that fails often, or that requests a pause (`data.retryAfterMs`), is not used for a while. An endpoint
 * that rejects the key is not used again; `onFallback` and the state report it. An endpoint without credit
 * (`llm-quota`) or without the model (`llm-not-found`, `llm-not-available`) is paused for five minutes to an hour. An
 * endpoint whose context window is too small (`llm-context-length`) is skipped for this request only. A request that no
 * endpoint would accept (`llm-invalid-request`, `llm-filtered`) is not repeated. If all endpoints fail, the most
 * informative error is thrown. Set the adapters' own retries to 0.
 *
 * @example
 * const llm = route(
 *   [openaiCompatible({ url: '/api/llm/fast', model: 'a' }), openaiCompatible({ url: '/api/llm/safe', model: 'b' })],
 *   { hedge: true, onFallback: ({ from, to, error }) => report(`${from} → ${to}: ${error.message}`) },
 * );
 * const { endpoints } = useSyncExternalStore(llm.subscribe, llm.getState);
 */
export function route(adapters: readonly LlmAdapter[], options: RouteOptions = {}): RoutedLlm {
  if (adapters.length === 0) throw llmRunError('llm-failed', { message: '`route` needs an adapter.' });
  const pool = new EndpointPool(adapters, { ...systemEnvironment, ...options.environment });
  const core = new RouterCore(pool, options);
  const prober = new Prober(core, options.probeIntervalMs);
  return {
    name: options.name ?? `route(${pool.names.join(', ')})`,
    stream: (request, { signal }) => new RoutedStream(core, request, signal),
    preload: () => Promise.all(adapters.flatMap((adapter) => adapter.preload?.() ?? [])),
    getState: pool.getState,
    subscribe: pool.subscribe,
    probe: (signal) => prober.probe(signal),
    startProbing: () => prober.start(),
  };
}
