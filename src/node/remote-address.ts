import type { IncomingMessage } from 'node:http';

const addresses = new WeakMap<Request, string>();

/**
 * Returns the address that a request from `toNodeListener` came from; `undefined` for any other request. It is the
 * socket's: `X-Forwarded-*`, which every client can send, is not looked at, so behind a proxy it is the proxy's. Of an
 * IPv6 address only the network (/64) is told, of which one household or server has all the others.
 *
 * @example createLlmProxy({ …, rateLimitKey: (request) => remoteAddress(request) ?? 'unknown' })
 */
export const remoteAddress = (request: Request): string | undefined => addresses.get(request);

export function noteAddress(request: Request, { socket }: IncomingMessage): void {
  if (socket.remoteAddress !== undefined) addresses.set(request, networkOf(socket.remoteAddress));
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])];
  return `${all.slice(0, 4).join(':')}::/64`;
}
