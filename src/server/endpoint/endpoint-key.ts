import type { LlmEndpointSpec } from './endpoint-route.js';

/** Returns the key from the place that the specification defines; `null` without a key. */
export function keyOf(spec: LlmEndpointSpec, { headers, url }: Request): string | null {
  const bearer = /^bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null;
  if (spec === 'azure') return headers.get('api-key') ?? bearer;
  if (spec === 'gemini') return headers.get('x-goog-api-key') ?? new URL(url).searchParams.get('key');
  return bearer;
}

const digest = async (text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));

/**
 * Compares in constant time: digests of equal length, all bytes, all secrets. Several secrets let you rotate the secret
 * without an outage.
 */
export function secretCheck(secrets: readonly string[]): (key: string) => Promise<boolean> {
  let digests: Promise<Uint8Array[]> | undefined;
  return async (key) => {
    // Created with the first request, because some hosts do not allow crypto while a module loads.
    digests ??= Promise.all(secrets.map(digest));
    const asked = await digest(key);
    let found = 0;
    for (const own of await digests) found |= Number(differenceOf(own, asked) === 0);
    return found === 1;
  };
}

const differenceOf = (own: Uint8Array, asked: Uint8Array): number =>
  own.reduce((difference, byte, at) => difference | (byte ^ (asked[at] ?? 0)), 0);
