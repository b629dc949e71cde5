import { retryAfterFromHeaders, retryAfterFromText } from '../llm/retry-after.js';

const LONGEST_SECONDS = 86_400;

/** Returns the retry time of a refused call in seconds, from its headers or text. */
export function retryAfter(response: Response, text: string): Record<string, string> {
  return secondsOf(retryAfterFromHeaders(response.headers) ?? retryAfterFromText(text));
}

/** The `retry-after` header for a wait in milliseconds; none if the value is not sensible. */
export function secondsOf(ms: number | undefined): Record<string, string> {
  if (ms === undefined || !Number.isFinite(ms)) return {};
  return { 'retry-after': String(Math.min(Math.max(Math.ceil(ms / 1000), 0), LONGEST_SECONDS)) };
}
