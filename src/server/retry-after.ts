import { retryAfterFromHeaders } from '../llm/retry-after.js';

const LONGEST_SECONDS = 86_400;

/**
 * Returns the `retry-after` header for a rejected call, from the headers or the text of its response: "try again in
 * 7s". `RateLimit-Reset` (seconds, in Anam's OpenAPI document) counts only in a 429, because other responses have it too.
 */
export function retryAfter(response: Response, text: string): Record<string, string> {
  const { headers, status } = response;
  const reset = status === 429 ? headers.get('ratelimit-reset') : null;
  const told = /again in (\d{1,5}) ?s/i.exec(text)?.[1] ?? reset;
  return secondsOf(retryAfterFromHeaders(headers) ?? (told ? Number(told) * 1000 : undefined));
}

/** Returns the `retry-after` header for a wait in milliseconds; none if the value makes no sense. */
export function secondsOf(ms: number | undefined): Record<string, string> {
  if (ms === undefined || !Number.isFinite(ms)) return {};
  return { 'retry-after': String(Math.min(Math.max(Math.ceil(ms / 1000), 0), LONGEST_SECONDS)) };
}
