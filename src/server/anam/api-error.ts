import { anamErrors } from '../../internal/errors/anam-errors.js';
import { limitKind } from '../../internal/limit-kind.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { printable } from '../../internal/printable.js';
import { retryAfterFromHeaders, retryAfterFromText } from '../../llm/retry-after.js';
import { isPage } from './anam-answer.js';
import { isObject } from './read-fields.js';

export const anamError = errorFactory(anamErrors);
type AnamErrorCode = keyof typeof anamErrors;

/** A response from Anam, read up to the limit. */
export interface AnamAnswer {
  readonly response: Response;
  readonly text: string;
  /** Whether `text` is the whole body. */
  readonly complete: boolean;
}

const MAX_BODY = 2000;
const MAX_DETAIL = 300;
const MAX_HEADER = 60;

/**
 * Returns the error for a response with an error status. The status decides, because Anam's bodies differ by path.
 * @param scrub removes secrets; it is applied before a text is shortened, because a truncated key would not be
 * recognized
 */
export function errorOfAnswer({ response, text }: AnamAnswer, scrub: (text: string) => string): PersonaError {
  const { status } = response;
  const body = scrub(text);
  const detail = printable(detailIn(body)).trim().slice(0, MAX_DETAIL);
  const [code, sentence] = meaningOf(status, text);
  const wait = retryAfterFromHeaders(response.headers) ?? retryAfterFromText(body.slice(0, MAX_BODY));
  const rateLimit = status === 429 ? rateLimitIn(response.headers, scrub) : {};
  return anamError(code, {
    message: `${sentence} (HTTP ${status}${detail === '' ? '' : `: ${detail}`})`,
    status,
    ...(detail !== '' && { detail }),
    ...(body !== '' && { body: printable(body.slice(0, MAX_BODY), '\n') }),
    ...((status === 429 || status === 503) && wait !== undefined && { retryAfterMs: wait }),
    ...(Object.keys(rateLimit).length > 0 && { rateLimit }),
  });
}

/** Returns the error for a 2xx response that does not match Anam's API description. */
export function unreadable({ response, complete }: AnamAnswer): PersonaError {
  const { status } = response;
  const why = complete ? 'does not have the documented format' : 'is too long';
  return anamError('anam-failed', { message: `Anam's response ${why} (HTTP ${status}).`, status });
}

type Meaning = readonly [code: AnamErrorCode, sentence: string];

const byStatus: Readonly<Record<number, Meaning>> = {
  401: ['anam-unauthorized', 'Anam refused the API key.'],
  402: ['anam-forbidden', 'The Anam account has no plan.'],
  403: ['anam-forbidden', 'Anam does not allow this.'],
  404: ['anam-not-found', 'Anam has nothing with this id.'],
  408: ['anam-failed', 'Anam had a problem.'],
};

function meaningOf(status: number, text: string): Meaning {
  if (status === 429) return limitReached(text);
  if (status < 400) return ['anam-failed', 'A redirect was returned instead of a response from Anam.'];
  if (status >= 500) return ['anam-failed', 'Anam had a problem.'];
  // A gateway in front of Anam can also return 401 with an HTML page. Other pages come from a firewall.
  if (isPage(text) && status !== 401) {
    return ['anam-failed', 'An HTML page was returned instead of a response from Anam.'];
  }
  return byStatus[status] ?? ['anam-refused', 'Anam refused the request.'];
}

function limitReached(text: string): Meaning {
  const kind = limitKind(text);
  return kind === 'spend' || kind === 'usage'
    ? ['anam-limit-reached', 'The Anam account has reached its limit.']
    : ['anam-rate-limited', 'Anam received too many requests.'];
}

/** Returns Anam's own message: `{ message }`, `{ error }` or `{ summary }`, or plain text. */
function detailIn(body: string): string {
  const value = parsed(body);
  if (!isObject(value)) return isPage(body) || value !== undefined ? '' : body;
  const said = value['summary'] ?? value['message'] ?? value['error'];
  const words = isObject(said) ? said['message'] : said;
  if (Array.isArray(words)) return words.filter((word) => typeof word === 'string').join('; ');
  return typeof words === 'string' ? words : '';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Returns the rate limit headers: `RateLimit-Limit`, `RateLimit-Reset`, `X-RateLimit-Org-Hour-Remaining`, …. Anam
 * documents them only for meeting invites.
 */
function rateLimitIn(headers: Headers, scrub: (text: string) => string): Record<string, string> {
  const limits = [...headers].filter(([name]) => /^(?:x-)?ratelimit|^retry-after/.test(name));
  return Object.fromEntries(
    limits.slice(0, 12).map(([name, value]) => [name, printable(scrub(value)).slice(0, MAX_HEADER)]),
  );
}
