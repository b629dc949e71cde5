const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/**
 * Words that precede a retry time: "try again in", "retry after", "wait for", "reset at", "quota will be replenished
 * in", `"retryDelay": "34.4s"` (Google's RetryInfo), or `"retry_after": 30`. Not a bare "after": "timed out after 30
 * seconds".
 */
const lead =
  /(?:(?:again|retry(?:ing)?(?: [a-z ]{1,30})?|resets?|replenished|available|access) (?:in|at|on|after)|wait(?: for)?|"?(?:retry_?delay|retry[-_]?after(?:[-_]?ms)?|resets?_(?:at|in|after)(?:_seconds)?|x-ratelimit-reset)\\?"|retry-after:)[\s:"\\{]{1,8}(?:seconds"\s?:\s?"?)?(?:about |approximately |at least )?/gi;

/** In Chinese and Japanese the words are on both sides: 请在 10 秒后重试, 10 秒後に. */
const chinese = /(\d{1,9}(?:\.\d{1,3})?)\s?([秒分小時天])[钟鐘时時間]{0,2}\s?(?:之?[后後]|再)/g;
const chineseMs: Readonly<Record<string, number>> = { 秒: 1000, 分: 60_000, 天: 86_400_000 };

const duration =
  /(\d{1,9}(?:\.\d{1,12})?)\s?(milliseconds?|millis|msecs?|ms|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b(?:,? and\b|,)?\s?/iy;
const oneUnit = /(?:an?|one) (second|minute|hour|day)\b/iy;
// An abbreviated unit can be followed by the next number: `1h12m30.5s`.
const compact = /(\d{1,9}(?:\.\d{1,12})?)(ms|d|h|m|s)(?=\d)/iy;
const clock = /(?:(\d{1,4})\.)?(\d{1,3}):(\d\d):(\d\d)(?:\.\d{1,9})?(?!\d)/y;
const date =
  /(\d{4}-\d\d-\d\d)(?:(?:T| at |\s)(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?/iy;
const bare = /(\d{1,13}(?:\.\d{1,12})?)/y;

/**
 * Returns the retry delay in milliseconds that the text of a body names: "Please try again in 5.289s" (Groq),
 * "1h12m30.5s", "6 minutes", "after 10 seconds", "on 2025-07-01 at 00:00 UTC" (Anthropic), "replenished in 12:34:56"
 * (Azure). A page on another origin can read only the body, because no known provider exposes its `Retry-After` header
 * to browsers.
 */
export function retryAfterFromText(text: string, now = Date.now()): number | undefined {
  for (const found of text.matchAll(lead)) {
    const [words] = found;
    const end = found.index + words.length;
    const ms =
      durationAt(text, end) ??
      unitAt(text, end) ??
      clockAt(text, end) ??
      dateAt(text, end, now) ??
      fieldAt(text, end, words, now);
    if (ms !== undefined) return Math.round(ms);
  }
  for (const [, amount, unit = ''] of text.matchAll(chinese))
    return Number(amount) * (chineseMs[unit] ?? 3_600_000);
  return undefined;
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** Up to six amounts with their units, in a row. */
function durationAt(text: string, start: number): number | undefined {
  let total: number | undefined;
  let index = start;
  for (let count = 0; count < 6; count += 1) {
    const found = at(compact, text, index) ?? at(duration, text, index);
    if (!found) break;
    const [whole, amount, unit = ''] = found;
    total = (total ?? 0) + Number(amount) * unitMs(unit.toLowerCase());
    index += whole.length;
  }
  return total;
}

function unitAt(text: string, index: number): number | undefined {
  const unit = at(oneUnit, text, index)?.[1];
  return unit === undefined ? undefined : unitMs(unit.toLowerCase());
}

function unitMs(unit: string): number {
  const isMilli = /^ms|^mil/.test(unit);
  return UNIT_MS[isMilli ? 'ms' : unit.charAt(0)] ?? 1000;
}

/** `12:34:56`, or `1.12:34:56` with days. */
function clockAt(text: string, index: number): number | undefined {
  const found = at(clock, text, index);
  if (!found) return undefined;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** Reads a date and time. A time without a zone is UTC. */
function dateAt(text: string, index: number, now: number): number | undefined {
  const [, day, time = '00:00', zone = 'Z'] = at(date, text, index) ?? [];
  if (!day) return undefined;
  const ms = Date.parse(`${day}T${time}${/[+-]/.test(zone) ? zone : 'Z'}`);
  return Number.isNaN(ms) ? undefined : Math.max(0, ms - now);
}

/** A bare number counts only as the value of a field: in seconds, in milliseconds for `…_ms`, or as an epoch time. */
function fieldAt(text: string, index: number, words: string, now: number): number | undefined {
  const amount = Number(at(bare, text, index)?.[1] ?? Number.NaN);
  if (Number.isNaN(amount) || !/[":]/.test(words)) return undefined;
  if (amount > 1e12) return Math.max(0, amount - now);
  if (amount > 1e9) return Math.max(0, amount * 1000 - now);
  return amount * (/ms\\?"/i.test(words) ? 1 : 1000);
}

/**
 * Returns the retry delay from `retry-after-ms` (OpenAI) or from `retry-after`, which is in seconds or an HTTP date.
 */
export function retryAfterFromHeaders(headers: Headers, now = Date.now()): number | undefined {
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (ms >= 0) return ms;
  const value = headers.get('retry-after');
  if (!value) return undefined;
  const later = Number.isNaN(Number(value)) ? Date.parse(value) - now : Number(value) * 1000;
  return Number.isNaN(later) ? undefined : Math.max(0, later);
}
