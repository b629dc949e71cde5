import { Refusal } from './refusal.js';
import { retryAfter } from './retry-after.js';

/**
 * The token in Anam's answer. A failure is told in our words: Anam's are for the owner of the key, not for a visitor.
 * @throws Refusal
 */
export function readSessionToken(response: Response, text: string): string {
  if (!response.ok) throw refusedByAnam(response, text);
  const token = tokenIn(text);
  if (token !== null) return token;
  throw new Refusal(502, 'anam-failed', 'Anam answered without a session token.', { detail: text });
}

function tokenIn(text: string): string | null {
  try {
    const { sessionToken } = JSON.parse(text) as { sessionToken?: unknown };
    return typeof sessionToken === 'string' && sessionToken !== '' ? sessionToken : null;
  } catch {
    return null;
  }
}

function refusedByAnam(response: Response, detail: string): Refusal {
  const { status } = response;
  // Not 401 or 403: the page's user did nothing wrong, and asking again with other credentials would not help.
  if (status === 401 || status === 403) {
    return new Refusal(502, 'anam-unauthorized', "Anam refused the server's API key.", { detail });
  }
  if (status === 429) {
    const headers = retryAfter(response, detail);
    return new Refusal(429, 'anam-rate-limited', 'Too many sessions are being started.', { detail, headers });
  }
  if (status >= 400 && status < 500) {
    return new Refusal(502, 'anam-refused', 'Anam refused the configuration of the persona.', { detail });
  }
  return new Refusal(502, 'anam-failed', 'Anam had a problem of its own.', { detail });
}
