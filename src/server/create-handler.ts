import { printable } from '../internal/printable.js';
import { createScrubber } from '../internal/secret-scrubber.js';
import type { ServerAdmission } from './admission.js';
import { describe } from './call-upstream.js';
import { showsDetail } from './development.js';
import { guard, type AccessOptions, type GuardRules } from './guard.js';
import { jsonResponse } from './json-response.js';
import { createMemoryRateLimit } from './memory-rate-limit.js';
import { corsHeaders, preflightResponse } from './origin.js';
import { Refusal, type ServerRefusal } from './refusal.js';

/** A Web-standard handler for Next.js, Hono, Remix, Deno, Bun and Workers; for Node use `toNodeListener`. */
export type WebHandler = (request: Request) => Promise<Response>;

/** Calls `onRefusal` for an error after the response has started. */
export type Report = (refusal: Refusal) => void;

/** The context of an accepted request. */
export interface Admitted {
  /** The key of the rate limit. */
  readonly user: string | null;
  readonly report: Report;
  /** Calls `onAdmission`. */
  readonly admit: (admission: ServerAdmission) => void;
}

const MAX_DETAIL = 2000;

/** The frame of all handlers: checks access, and converts errors to responses without secrets. */
export function createHandler(
  options: AccessOptions,
  secrets: readonly string[],
  answer: (request: Request, admitted: Admitted) => Promise<Response>,
  rules: GuardRules = {},
): WebHandler {
  const scrub = createScrubber(secrets);
  const rateLimit = options.rateLimit ?? (options.rateLimitKey && createMemoryRateLimit());
  const access: AccessOptions = { ...options, rateLimit };
  return async (request) => {
    const cors = corsHeaders(request, access.allowedOrigins ?? []);
    const preflight = preflightResponse(request, cors);
    if (preflight) return preflight;
    try {
      const user = await guard(request, access, rules);
      const report: Report = (refusal) => tell(access, describeRefusal(refusal, scrub), request);
      const admit = (admission: ServerAdmission) => quietly(() => access.onAdmission?.(admission, request));
      return withHeaders(await answer(request, { user, report, admit }), cors);
    } catch (error) {
      const refusal = toRefusal(error, request);
      const told = describeRefusal(refusal, scrub);
      tell(access, told, request);
      return withHeaders(errorResponse(refusal, told, showsDetail(access)), cors);
    }
  };
}

export function toRefusal(error: unknown, request: Request): Refusal {
  if (error instanceof Refusal) return error;
  // The client disconnected, so its body cannot be read. This is not an error.
  if (request.signal.aborted) return new Refusal(499, 'client-closed', 'The client disconnected.');
  return new Refusal(500, 'server-failed', 'Something went wrong on the server.', {
    detail: describe(error),
  });
}

export function describeRefusal(refusal: Refusal, scrub: (text: string) => string): ServerRefusal {
  const { status, code, message, extras } = refusal;
  // Redacts before it shortens, because a truncated key would not be recognized.
  const detail = extras.detail && printable(scrub(extras.detail).slice(0, MAX_DETAIL));
  return { status, code, message: printable(scrub(message)), ...(detail && { detail }) };
}

function errorResponse(refusal: Refusal, told: ServerRefusal, withDetail: boolean): Response {
  const { status, code, message, detail } = told;
  const { headers, estimatedWaitSeconds } = refusal.extras;
  // `JSON.stringify` leaves out what is `undefined`.
  const error = {
    code,
    message,
    estimatedWaitSeconds,
    ...(withDetail && detail !== undefined && { detail }),
  };
  return jsonResponse(status, { error }, headers);
}

function tell({ onRefusal }: AccessOptions, refusal: ServerRefusal, request: Request): void {
  if (refusal.code === 'client-closed') return;
  quietly(() => onRefusal?.(refusal, request));
}

/** Calls the log callback and ignores its errors, sync or async. */
export function quietly(log: () => unknown): void {
  const run = async () => log();
  run().catch(() => undefined);
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
