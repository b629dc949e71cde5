import { retryAfterFromHeaders } from '../llm/retry-after.js';

const LONGEST_SECONDS = 86_400;

/** Returns the retry time of a refused call in seconds, from its headers or its text: "try again in 7s". */
export function retryAfter(response: Response, text: string): Record<string, string> {
  const told = /again in (\d{1,5}) ?s/i.exec(text)?.[1];
  return secondsOf(retryAfterFromHeaders(response.headers) ?? (told ? Number(told) * 1000 : undefined));
}

/** The `retry-after` header for a wait in milliseconds; none if the value is not sensible. */
export function secondsOf(ms: number | undefined): Record<string, string> {
  if (ms === undefined || !Number.isFinite(ms)) return {};
  return { 'retry-after': String(Math.min(Math.max(Math.ceil(ms / 1000), 0), LONGEST_SECONDS)) };
}
