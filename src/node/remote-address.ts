import type { IncomingMessage } from 'node:http';

const addresses = new WeakMap<Request, string>();

/**
 * Returns the IP address of the client's socket for a request that `toNodeListener` created, or `undefined` for any
 * other request. `X-Forwarded-*` is ignored, because every client can send it, so behind a proxy this is the proxy's
 * address. For IPv6 it returns only the /64 network, because one household or server owns all addresses in it.
 *
 * @example createLlmProxy({ llm: adapter, authorize, rateLimitKey: (request) => remoteAddress(request) ?? 'unknown' });
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
