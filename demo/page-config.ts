import type { LlmSpec } from 'anam-react/simulator';

/** The endpoint that the simulated engine calls in server mode. */
export interface EngineConfig {
  readonly spec: LlmSpec;
  readonly model: string;
  /** A path on the page's origin, because the demo's server adds the secret. */
  readonly urls: readonly string[];
  /** Whether this is the endpoint from ANAM_LLM_URLS and not the demo's own. */
  readonly isYours?: boolean;
  /** How fast the simulated persona speaks. @default 1 */
  readonly speechRate?: number;
}

/** What the page may know about the server. It never contains a key. */
export interface PageConfig {
  readonly persona: 'simulated' | 'anam';
  readonly model: { readonly kind: 'scripted' } | { readonly kind: 'real'; readonly name: string };
  /** The custom LLM that Anam may call in server mode; an id, not a secret. */
  readonly llmId?: string;
  /** Absent with a real persona, and without a server. */
  readonly engine?: EngineConfig;
  /** Descriptions of incomplete configuration. */
  readonly problems: readonly string[];
}

const simulatedConfig = (...problems: string[]): PageConfig => ({
  persona: 'simulated',
  model: { kind: 'scripted' },
  llmId: 'demo-llm',
  problems,
});

/** Asks the demo's server which keys are set. Without a response everything is simulated, and the page shows why. */
export async function loadPageConfig(): Promise<PageConfig> {
  try {
    const response = await fetch('/api/persona/config', { signal: AbortSignal.timeout(5000) });
    const isJson = response.headers.get('content-type')?.includes('json');
    if (!response.ok || !isJson)
      throw new Error(`it answered ${response.status} ${isJson ? '' : 'without JSON'}`.trim());
    return (await response.json()) as PageConfig;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return simulatedConfig(
      `The demo's server could not be asked what is configured (${reason}), so everything is simulated. Start it with "npm start".`,
    );
  }
}
