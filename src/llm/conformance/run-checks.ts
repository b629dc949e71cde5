import { createScrubber } from '../../internal/secret-scrubber.js';
import { secretsInUrl } from '../../internal/secret-values.js';
import { allChecks, lateChecks } from './all-checks.js';
import type { Check } from './check.js';
import {
  decidingChecks,
  type CheckReport,
  type CheckResult,
  type Finding,
  type SpecId,
} from './check-report.js';
import { isAuthRefusal } from './checks/auth.js';
import { fail, skipped } from './finding.js';
import { Lab } from './lab.js';
import type { Probe } from './probe.js';
import { redactDeep } from './redact.js';
import { endpointSpecs } from './specs/endpoint-specs.js';
import { splitKey } from './split-key.js';

/** Options of `runChecks`: the endpoint, its wire format and its key. */
export interface RunChecksOptions {
  readonly spec: SpecId;
  /** The full URL that requests are sent to. */
  readonly url: string;
  readonly model?: string | undefined;
  /** Sent to the endpoint only, and removed from everything that is reported. */
  readonly apiKey?: string | undefined;
  /** The origin of the page that will call the endpoint. */
  readonly origin?: string | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: typeof fetch | undefined;
  /** A clock in ms, with any starting point. @default performance.now */
  readonly now?: (() => number) | undefined;
  /** Reads what a page cannot see. Without it, some checks are skipped. */
  readonly probe?: Probe | undefined;
  /** In ms. @default 30000 */
  readonly requestTimeoutMs?: number | undefined;
  /** For all checks together, in ms. @default 180000 */
  readonly timeoutMs?: number | undefined;
  /** Numbers or ids of the checks to run. The report contains only these. */
  readonly only?: readonly (number | string)[] | undefined;
  readonly onResult?: ((result: CheckResult) => void) | undefined;
}

/**
 * Checks over plain HTTP whether an endpoint works with a persona: about 25 requests of at most 150 tokens. Never
 * rejects because of the endpoint: its failures are part of the report.
 *
 * @throws {TypeError} when `url` is not an http or https URL
 */
export async function runChecks(options: RunChecksOptions): Promise<CheckReport> {
  return new CheckRun(options).run();
}

class CheckRun {
  readonly #options: RunChecksOptions;
  readonly #lab: Lab;
  readonly #redact: (text: string) => string;
  readonly #deadline: number;
  readonly #startedAt = Date.now();
  readonly #results = new Map<Check, CheckResult>();
  #stopped: string | undefined;

  constructor(options: RunChecksOptions) {
    this.#options = options;
    const { url, key } = splitKey(options.url, options.apiKey);
    this.#redact = createScrubber([key, options.apiKey, ...secretsInUrl(options.url)]);
    this.#deadline = this.#startedAt + (options.timeoutMs ?? 180_000);
    this.#lab = new Lab({
      spec: endpointSpecs[options.spec],
      url,
      model: options.model,
      apiKey: key,
      origin: options.origin,
      fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
      now: options.now ?? (() => performance.now()),
      probe: options.probe,
      requestTimeoutMs: options.requestTimeoutMs ?? 30_000,
      deadline: this.#deadline,
      redact: this.#redact,
    });
  }

  async run(): Promise<CheckReport> {
    const wanted = allChecks.filter(
      ({ id, number }) => this.#options.only?.some((name) => name === id || name === number) ?? true,
    );
    const late = wanted.filter((check) => lateChecks.includes(check));
    for (const check of wanted) if (!late.includes(check)) await this.#perform(check);
    for (const check of late) await this.#perform(check);
    const results = wanted.flatMap((check) => this.#results.get(check) ?? []);
    return redactDeep(this.#report(results), this.#redact);
  }

  async #perform(check: Check): Promise<void> {
    const { id, number, title, group, how } = check;
    const finding = await this.#find(check);
    const result = redactDeep({ id, number, title, group, how, ...finding }, this.#redact);
    this.#results.set(check, result);
    this.#options.onResult?.(result);
  }

  async #find(check: Check): Promise<Finding> {
    const { specs: own, always } = check;
    if (own && !own.includes(this.#options.spec)) return skipped(`This check is only for ${own.join(', ')}.`);
    if (!always) this.#stopped ??= await this.#obstacle();
    if (Date.now() >= this.#deadline) this.#stopped ??= 'The time limit for all checks is reached.';
    if (this.#stopped !== undefined && !always) return skipped(this.#stopped);
    try {
      return await check.run(this.#lab);
    } catch (error) {
      // An error in a check must not hide the other results.
      return fail(`The check itself failed: ${String(error)}`, { hint: 'Please report this.' });
    }
  }

  /** Returns why the other checks cannot run, if so. Sends the first request, which those checks need anyway. */
  async #obstacle(): Promise<string | undefined> {
    const { exchange: got } = await this.#lab.counting();
    if (got.status === 0) return 'The endpoint did not respond.';
    if (isAuthRefusal(got)) return 'The endpoint refuses access.';
    if (got.status !== 200) return `The endpoint returned ${got.status} for a plain request.`;
    const start = new TextDecoder().decode(got.body.subarray(0, 100));
    return /^\s*</.test(start) ? 'The endpoint returned a web page.' : undefined;
  }

  #report(results: readonly CheckResult[]): CheckReport {
    const deciding = results.filter(({ number }) => decidingChecks.has(number));
    const failed = deciding.some(({ status }) => status === 'fail');
    const cutShort = this.#stopped !== undefined && deciding.some(({ status }) => status === 'skipped');
    return {
      spec: this.#options.spec,
      url: String(this.#lab.options.url),
      model: this.#options.model ?? null,
      verdict: failed || cutShort ? 'fail' : 'pass',
      warnings: results.filter(({ status }) => status === 'warn').length,
      stopped: this.#stopped ?? null,
      requests: this.#lab.exchanges.length,
      durationMs: Date.now() - this.#startedAt,
      results,
    };
  }
}
