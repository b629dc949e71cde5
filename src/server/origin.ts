import { Refusal } from './refusal.js';

/**
 * Whether a browser says that the request comes from a page of this site, or of one that is listed. Requests that no
 * browser made have neither header and pass: they carry nobody's cookies, and `authorize` decides about them.
 * @throws Refusal 403 `origin-refused`
 */
export function checkOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return;
  // The browser sets it, a page cannot; unlike a comparison of hosts it is right behind every proxy.
  const site = request.headers.get('sec-fetch-site');
  const own = site === null ? isOwnOrigin(request, origin) : site === 'same-origin' || site === 'none';
  if (!own) throw new Refusal(403, 'origin-refused', 'Requests from pages of other origins are refused.');
}

function isOwnOrigin(request: Request, origin: string | null): boolean {
  if (origin === null) return true;
  // Hosts only: behind a proxy that ends TLS, the scheme that the server sees is not the page's.
  return hostOf(origin) !== null && hostOf(origin) === hostOf(request.url);
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}

/** The headers that let a page of a listed origin read the answer; none for all others. */
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

/** The answer to a browser that asks whether the page may send its request; only a listed origin gets one. */
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
