import { Refusal } from './refusal.js';

/**
 * Checks that a browser request comes from this site or an allowed origin. Requests without these headers do not come
 * from a browser and pass: they carry no visitor's cookies, and `authorize` checks them.
 * @throws Refusal 403 `origin-refused`
 */
export function checkOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  // Only the browser can set this header. Unlike comparing hosts, it works behind every proxy.
  const site = request.headers.get('sec-fetch-site');
  const own = site === null ? isOwnOrigin(request, origin) : site === 'same-origin' || site === 'none';
  if (!own) throw new Refusal(403, 'origin-refused', 'Requests from pages of other origins are refused.');
}

function isOwnOrigin(request: Request, origin: string | null): boolean {
  if (origin === null) return true;
  // Compares only hosts, because behind a TLS proxy the server sees a different scheme than the page.
  return hostOf(origin) !== null && hostOf(origin) === hostOf(request.url);
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

/** The CORS headers for an allowed origin; none for others. */
export function corsHeaders(request: Request, allowedOrigins: readonly string[]): Record<string, string> {
  if (allowedOrigins.length === 0) return {};
  const origin = request.headers.get('origin');
  if (origin === null || !allowedOrigins.includes(origin)) return { vary: 'origin' };
  return {
    vary: 'origin',
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'retry-after',
  };
}

/** The response to a preflight from an allowed origin. */
export function preflightResponse(
  request: Request,
  headers: Readonly<Record<string, string>>,
): Response | null {
  if (request.method !== 'OPTIONS' || !headers['access-control-allow-origin']) return null;
  const allowed = {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? 'content-type',
    'access-control-max-age': '600',
  };
  return new Response(null, { status: 204, headers: { ...headers, ...allowed } });
}
