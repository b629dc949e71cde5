/**
 * Returns the retry delay in milliseconds from the text of a body: "Please try again in 5.289s" (Groq), "in 1m12.5s",
 * "in 350ms", or `"retryDelay": "34.4s"` (Google's RetryInfo). A page of another origin can read only the
 * body, because no known provider exposes its `Retry-After` header to browsers.
 */
export function retryAfterFromText(text: string): number | undefined {
  const found =
    /(?:try again in|retry(?:ing)? (?:in|after)|retryDelay"\s?:\s?")\s?(?:(\d{1,9})m(?!s))?\s?(?:([\d.]{1,12})\s?(m?s))?/i.exec(
      text,
    );
  if (!found?.[1] && !found?.[2]) return undefined;
  const [, minutes = 0, amount = 0, unit] = found;
  return Math.round(Number(minutes) * 60_000 + Number(amount) * (unit?.toLowerCase() === 'ms' ? 1 : 1000));
}

/** The same from `retry-after-ms` (OpenAI) or `retry-after`, which is in seconds or an HTTP date. */
export function retryAfterFromHeaders(headers: Headers, now = Date.now()): number | undefined {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (ms >= 0) return ms;
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const later = Number.isNaN(Number(value)) ? Date.parse(value) - now : Number(value) * 1000;
  return Number.isNaN(later) ? undefined : Math.max(0, later);
}
