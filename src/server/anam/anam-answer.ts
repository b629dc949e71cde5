import { createScrubber } from '../../internal/secret-scrubber.js';
import { limitKind, type LimitKind } from '../../internal/limit-kind.js';
import { Refusal, type ServerErrorCode } from '../refusal.js';
import { retryAfter } from '../retry-after.js';

/**
 * Returns the token from Anam's response. Errors have our own messages, because Anam's messages are meant for the owner
 * of the key, not for a visitor.
 * @param secrets secrets from the server and the session, which must not reach the page or the log
 * @throws Refusal
 */
export function readSessionToken(response: Response, text: string, secrets: readonly string[]): string {
  const scrub = createScrubber(secrets);
  if (!response.ok) throw refusedByAnam(response, scrub(text));
  const token = stringIn(text, 'sessionToken');
  // If `baseUrl` points to a server that echoes requests, the page must not get a key.
  if (token !== null && !secrets.some((secret) => token.includes(secret))) return token;
  throw new Refusal(502, 'anam-failed', 'Anam returned no session token.', { detail: scrub(text) });
}

/** Whether Anam reports that the session no longer exists. An HTML page does not come from Anam. */
export const hasEnded = ({ status }: Response, text: string): boolean =>
  (status === 404 || status === 409 || status === 410) && !isPage(text);

/** Returns a string field of a JSON response, or `null`. */
export function stringIn(text: string, field: string): string | null {
  try {
    const value = (JSON.parse(text) as Readonly<Record<string, unknown>> | null)?.[field];
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
}

/** Returns the refusal for an error response. Anam's bodies differ by path and plan, so the status decides. */
export function refusedByAnam(response: Response, detail: string): Refusal {
  const [status, code, message] = meaningOf(response.status, detail);
  const headers = status === 429 || status === 503 ? retryAfter(response, detail) : {};
  return new Refusal(status, code, message, { detail, headers });
}

type Meaning = readonly [status: number, code: ServerErrorCode, message: string];

// Never 401 or 403, because the user cannot fix this with other credentials.
const cameInstead = (what: string): Meaning => [
  502,
  'anam-failed',
  `${what} was returned instead of a response from Anam. Causes: a firewall, or a wrong \`baseUrl\`.`,
];
const failed: Meaning = [502, 'anam-failed', 'Anam had a problem.'];
const refused: Meaning = [502, 'anam-refused', 'Anam refused the request. Check the persona.'];
const byStatus: Readonly<Record<number, Meaning>> = {
  401: [502, 'anam-unauthorized', "Anam refused the server's API key."],
  402: [502, 'anam-no-plan', 'The Anam account has no plan.'],
  403: [502, 'anam-forbidden', "Anam does not allow this: the plan, the key's permissions, or the persona."],
  404: [502, 'anam-not-found', 'Anam does not know an id in the persona.'],
  408: failed,
  503: [503, 'anam-unavailable', 'No avatar is free. Try again in a moment.'],
};

function meaningOf(status: number, detail: string): Meaning {
  if (status === 429) return byLimit[limitKind(detail) ?? 'rate'];
  if (status >= 300 && status < 400) return cameInstead('A redirect');
  // A gateway in front of Anam can also return 401 with an HTML page. A 403 with an HTML page comes from a firewall.
  if (isPage(detail) && status >= 400 && status < 500 && status !== 401) return cameInstead('An HTML page');
  return byStatus[status] ?? (status >= 400 && status < 500 ? refused : failed);
}

export const isPage = (text: string) => /^\s*</.test(text);

/** Anam returns 429 for several causes, which only the text distinguishes. */
const byLimit: Readonly<Record<LimitKind, Meaning>> = {
  concurrency: [503, 'anam-busy', 'All sessions are in use. Try again in a moment.'],
  spend: [503, 'anam-spend-cap', 'The Anam account has reached its spend cap.'],
  usage: [503, 'anam-limit-reached', 'The Anam account has reached its limit.'],
  rate: [429, 'anam-rate-limited', 'Too many sessions are being started.'],
};
