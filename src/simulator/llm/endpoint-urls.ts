import { callEndpoint, type Caller } from './call-endpoint.js';
import type { ModelRequest } from './engine-message.js';
import { LlmFailure } from './llm-failure.js';
import type { Endpoint } from './registered-llm.js';

/** "A few times an hour" (Anam's page "Custom LLMs"). */
const PROBE_EVERY_MS = 20 * 60_000;
/** A probe only measures time, so its answer is short. */
const PROBE_TOKENS = 16;
/** About 1,500 tokens, as Anam's page says. */
const PROBE_TEXT = `${'The quick brown fox jumps over the lazy dog. '.repeat(150)}Reply with one word.`;

const probeRequest: ModelRequest = {
  system: '',
  messages: [{ role: 'user', text: PROBE_TEXT }],
  tools: [],
  maxTokens: PROBE_TOKENS,
};

/**
 * The URLs of an LLM, the fastest first: Anam measures them with probes while sessions are live, and falls back to the
 * others (Anam's page "Custom LLMs"). A probe carries the secret and no data from a session, as the owner of an
 * endpoint observed. ASSUMPTIONS: a URL is rated by the time to its first token, and before the first measurement, URLs
 * are used in the order of registration.
 */
export class EndpointUrls {
  /** The measured time to the first token; `Infinity` for a URL that failed. */
  readonly #firstTokenMs = new Map<string, number>();

  constructor(
    private readonly llm: Endpoint,
    private readonly caller: Caller,
  ) {}

  get fastestFirst(): readonly string[] {
    const urls = this.llm.urls.map((url, index) => ({ url, ms: this.#firstTokenMs.get(url), index }));
    // URLs without a measurement are sorted between measured and failed ones.
    const rank = (ms: number | undefined) => ms ?? Number.MAX_VALUE;
    return urls
      .toSorted((a, b) => (rank(a.ms) === rank(b.ms) ? a.index - b.index : rank(a.ms) - rank(b.ms)))
      .map(({ url }) => url);
  }

  /** Measures all URLs now, and again during the session. */
  async probe(wait: (ms: number) => Promise<void>, signal: AbortSignal): Promise<void> {
    if (!this.llm.probes) return;
    while (!signal.aborted) {
      await Promise.all(this.llm.urls.map((url) => this.#measure(url, signal)));
      if (signal.aborted) return;
      this.caller.log('llm-fastest', { url: this.fastestFirst[0] });
      await wait(PROBE_EVERY_MS);
    }
  }

  async #measure(url: string, signal: AbortSignal): Promise<void> {
    const { clock, log } = this.caller;
    const begun = clock.now();
    let first: number | null = null;
    try {
      for await (const part of callEndpoint(this.llm, url, probeRequest, signal, this.caller)) {
        if (part.type !== 'deviation') first ??= clock.now() - begun;
      }
    } catch (error) {
      if (signal.aborted) return;
      log('llm-probe-failed', { url, reason: error instanceof LlmFailure ? error.message : String(error) });
    }
    this.#firstTokenMs.set(url, first ?? Infinity);
    if (first !== null) log('llm-probe', { url, firstTokenMs: Math.round(first) });
  }
}
