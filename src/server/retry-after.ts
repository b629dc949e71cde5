import { retryAfterFromHeaders, retryAfterFromText } from '../llm/retry-after.js';

const LONGEST_SECONDS = 86_400;

/** The one fact of a refused call that is passed on: when to try again, in seconds, from the headers or the words. */
export function retryAfter(response: Response, text: string): Record<string, string> {
  const ms = retryAfterFromHeaders(response.headers) ?? retryAfterFromText(text);
  if (ms === undefined || !Number.isFinite(ms)) return {};
  return { 'retry-after': String(Math.min(Math.ceil(ms / 1000), LONGEST_SECONDS)) };
}
