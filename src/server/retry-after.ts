import { retryAfterFromHeaders, retryAfterFromText } from '../llm/retry-after.js';

const LONGEST_SECONDS = 86_400;

/** The one fact of a refused call that is passed on: when to try again, in seconds, from the headers or the words. */
export function retryAfter(response: Response, text: string): Record<string, string> {
  return secondsOf(retryAfterFromHeaders(response.headers) ?? retryAfterFromText(text));
}

/** The header for a wait in ms; none when there is nothing sensible to say. */
export function secondsOf(ms: number | undefined): Record<string, string> {
  if (ms === undefined || !Number.isFinite(ms)) return {};
  return { 'retry-after': String(Math.min(Math.max(Math.ceil(ms / 1000), 0), LONGEST_SECONDS)) };
}
