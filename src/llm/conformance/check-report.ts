/** The wire formats that can be checked: those that Anam supports for custom LLMs. */
export type SpecId = 'openai' | 'azure' | 'gemini' | 'groq';

/** The result of one check. A persona still works after `warn`. With `skipped`, the message says why there is no result. */
export type CheckStatus = 'pass' | 'warn' | 'fail' | 'skipped';

/** The part of the report that a check belongs to. */
export type CheckGroup = 'API specification' | 'Streaming' | 'Response format' | 'Authentication';

/** Evidence from the wire. Keys, and anything that looks like one, are removed. */
export interface Evidence {
  readonly request?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The first 2,000 characters of the body. */
  readonly body?: string;
  /** When bytes arrived: ms since the request, and how many. */
  readonly reads?: readonly (readonly [ms: number, bytes: number])[];
  /** The part of the response that the result is about. */
  readonly found?: string;
}

export interface Finding {
  readonly status: CheckStatus;
  /** The finding, in one sentence. */
  readonly message: string;
  /** How to fix it. */
  readonly hint?: string;
  readonly evidence?: Evidence;
}

/** A check without its result: its subject and its method. */
export interface CheckInfo {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly group: CheckGroup;
  /** The request that is sent, and the response that is expected. */
  readonly how: string;
}

/** A check with its result. */
export type CheckResult = CheckInfo & Finding;

/** The result of `runChecks`: the verdict on an endpoint, and the result of every check. */
export interface CheckReport {
  readonly spec: SpecId;
  readonly url: string;
  readonly model: string | null;
  /** `fail` if a persona cannot use the endpoint: a deciding check failed, or there was no valid response. */
  readonly verdict: 'pass' | 'fail';
  readonly warnings: number;
  /** Why the run ended before the last check. */
  readonly stopped: string | null;
  readonly requests: number;
  readonly durationMs: number;
  readonly results: readonly CheckResult[];
}

/** If one of these fails, a persona is silent or does not say what the model wrote. The others affect quality. */
export const decidingChecks: ReadonlySet<number> = new Set([3, 6, 7, 8, 11, 14, 16, 17, 31]);
