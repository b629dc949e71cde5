import { createScrubber } from '../../../internal/secret-scrubber.js';
import { secretsInUrl } from '../../../internal/secret-values.js';
import type { Answer } from '../answer.js';
import type { SpecId } from '../check-report.js';
import { Lab } from '../lab.js';
import { redactDeep } from '../redact.js';
import { endpointSpecs } from '../specs/endpoint-specs.js';
import { splitKey } from '../split-key.js';
import type { Difference } from './difference.js';
import { httpDifferences } from './http-differences.js';
import { keyDifferences } from './key-differences.js';
import { outlineOf, type Outline } from './outline.js';
import { recordedAnswer, recordedReference } from './recorded-answer.js';
import { streamDifferences } from './stream-differences.js';

/** An endpoint to compare, which is called over HTTP. */
export interface ComparedEndpoint {
  readonly url: string;
  readonly model?: string | undefined;
  /** Sent to this endpoint only. */
  readonly apiKey?: string | undefined;
}

export interface CompareOptions {
  readonly spec: SpecId;
  readonly endpoint: ComparedEndpoint;
  /** Without it, the endpoint is compared with the recorded reference. */
  readonly reference?: ComparedEndpoint | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  /** A clock in ms, with any starting point. @default performance.now */
  readonly now?: (() => number) | undefined;
  /** The time limit for both requests, which run at the same time, in ms. @default 60000 */
  readonly timeoutMs?: number | undefined;
}

export interface Comparison {
  readonly spec: SpecId;
  /** `differs` if a difference of level `must` was found. */
  readonly verdict: 'matches' | 'differs';
  readonly differences: readonly Difference[];
  readonly endpoint: Outline;
  readonly reference: Outline & { readonly source: ReferenceSource };
}

/** Where the reference comes from. `because` says why a recording was used although an endpoint was given. */
export type ReferenceSource =
  | { readonly type: 'live'; readonly url: string }
  | {
      readonly type: 'recorded';
      readonly api: string;
      readonly model: string;
      readonly date: string;
      readonly because: string | null;
    };

/** The comparison, and both bodies as they were received, with the function that removes secrets from text. */
export interface ComparisonRun {
  readonly comparison: Comparison;
  readonly bodies: { readonly endpoint: Uint8Array; readonly reference: Uint8Array };
  readonly redact: (text: string) => string;
}

/**
 * Sends the same request to an endpoint and to a reference, and compares the raw responses. Never rejects because of an
 * endpoint: its failures are part of the result.
 *
 * @throws {TypeError} when a URL is not an http or https URL
 */
export async function compareEndpoints(options: CompareOptions): Promise<ComparisonRun> {
  const { spec, endpoint, reference } = options;
  const both = [endpoint, ...(reference ? [reference] : [])];
  const keys = both.flatMap(({ url, apiKey }) => [apiKey, splitKey(url, apiKey).key, ...secretsInUrl(url)]);
  const redact = createScrubber(keys);
  const ask = (side: ComparedEndpoint) => responseOf(side, options, redact);
  const [own, live] = await Promise.all([ask(endpoint), reference && ask(reference)]);
  const isUsable = live?.exchange.status === 200 && live.chunks.length > 0;
  const recording = recordedReference(spec, new URL(endpoint.url));
  const other = isUsable ? live : recordedAnswer(spec, recording);
  const { api, model, date } = recording;
  const source: ReferenceSource =
    isUsable && reference
      ? { type: 'live', url: reference.url }
      : { type: 'recorded', api, model, date, because: live ? unusable(live) : null };
  const comparison = {
    ...judge(spec, outlineOf(own, true), outlineOf(other, isUsable)),
    spec,
  };
  return {
    comparison: redactDeep({ ...comparison, reference: { ...comparison.reference, source } }, redact),
    bodies: { endpoint: own.exchange.body, reference: other.exchange.body },
    redact,
  };
}

function judge(spec: SpecId, endpoint: Outline, reference: Outline) {
  const format = endpointSpecs[spec];
  const http = httpDifferences(endpoint, reference, format);
  // After an error status there is no stream to compare.
  const stream =
    endpoint.status === reference.status
      ? [...keyDifferences(endpoint, reference, format), ...streamDifferences(endpoint, reference, format)]
      : [];
  const differences = [...http, ...stream];
  const differs = differences.some(({ level }) => level === 'must');
  return { verdict: differs ? ('differs' as const) : ('matches' as const), differences, endpoint, reference };
}

function unusable({ exchange }: Answer): string {
  if (exchange.status === 0)
    return `The reference did not respond: ${exchange.failure?.message ?? 'no reason'}.`;
  return exchange.status === 200
    ? 'The reference returned 200, but no stream.'
    : `The reference returned ${exchange.status}.`;
}

async function responseOf(
  { url: address, model, apiKey }: ComparedEndpoint,
  { spec, fetch, now, timeoutMs = 60_000 }: CompareOptions,
  redact: (text: string) => string,
): Promise<Answer> {
  const { url, key } = splitKey(address, apiKey);
  const lab = new Lab({
    spec: endpointSpecs[spec],
    url,
    model,
    apiKey: key,
    origin: undefined,
    fetch: fetch ?? globalThis.fetch.bind(globalThis),
    now: now ?? (() => performance.now()),
    probe: undefined,
    requestTimeoutMs: timeoutMs,
    deadline: Date.now() + timeoutMs,
    redact,
  });
  return lab.counting();
}
