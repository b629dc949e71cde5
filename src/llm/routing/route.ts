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
  /** Fits `useSyncExternalStore(llm.subscribe, llm.getState)`: the same object as long as nothing changed. */
  readonly getState: () => RouterState;
  /** Calls back at every change; the answer ends that. */
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * Asks for a word from each endpoint of which nothing was heard in the last `probeIntervalMs`, one after the other,
   * and leaves each at its first part. A call while one runs joins it. Never rejects.
   * @returns false when it made way for a request, or was aborted
   */
  readonly probe: (signal?: AbortSignal) => Promise<boolean>;
  /** Probes now and every `probeIntervalMs`. Call it while a persona is live only; the answer stops it. */
  readonly startProbing: () => () => void;
}

/**
 * One adapter out of several: each answer comes from the endpoint that is likely to begin first, and from the next
 * when that one fails before its first part. What has begun to arrive is never replaced: a later error passes through.
 *
 * Endpoints that fail often, or that ask for a pause (`data.retryAfterMs`), are left alone for a while; one that refuses
 * the key is not asked again, which `onFallback` and the state tell. One without credit (`llm-quota`), or without the
 * model (`llm-not-found`, `llm-not-available`), is not asked for five minutes to an hour; one whose context window is too
 * small (`llm-context-length`) is skipped for this request only. A request that no endpoint would take
 * (`llm-invalid-request`, `llm-filtered`) is not repeated. When all fail, the most telling error of theirs is thrown. Set retries of the
 * adapters themselves to 0.
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
