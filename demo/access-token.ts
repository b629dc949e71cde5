import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

const COOKIE = 'anam-react-demo';
const loopback = ['localhost', '127.0.0.1', '::1'];

/** Whether a dev server with this `server.host` can be reached from other machines. */
export const isExposed = (host: string | boolean | undefined): boolean =>
  host !== undefined && host !== false && !loopback.includes(String(host));

/** Creates a token. `npm start` passes its own, so that it can open the page with it. */
export const newToken = (): string => process.env['DEMO_TOKEN'] || randomBytes(16).toString('hex');

/** Whether a request has the token: in its URL, or in the cookie that was set when the page was opened with it. */
export function hasToken({ url, headers }: IncomingMessage, token: string): boolean {
  const inUrl = tokenIn(url) ?? '';
  const inCookie = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1] ?? '';
  return isSame(inUrl, token) || isSame(inCookie, token);
}

/** If the page was opened with the token, sets it as a cookie, so that the page's requests have it too. */
export function keepToken(req: IncomingMessage, res: ServerResponse, token: string): void {
  if (!isSame(tokenIn(req.url) ?? '', token)) return;
  res.setHeader('set-cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`);
}

function tokenIn(url = '/'): string | null {
  return new URLSearchParams(url.split('?')[1]).get('token');
}

const isSame = (given: string, token: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
};
