import { describe, expect, it } from 'vitest';
import { retryAfterFromHeaders, retryAfterFromText } from './retry-after.js';

const now = Date.UTC(2026, 0, 1, 12);
const minutes = 60_000;
const hours = 60 * minutes;

describe('the retry time in a text', () => {
  it.each([
    // Groq and OpenAI: rate limits
    ['Please try again in 5.289s. Need more tokens?', 5289],
    ['Please try again in 2m59.56s.', 179_560],
    ['Please try again in 1h12m30.5s. Visit https://…', hours + 12 * minutes + 30_500],
    ['Please try again in 6m0s.', 6 * minutes],
    ['Please try again in 7m12s', 432_000],
    ['Try again in 350ms', 350],
    ['try again in 34.4s', 34_400],
    ['try again in 1m12.5s', 72_500],
    ['Try again in 1d2h', 26 * hours],
    // In words
    ['Please try again in 6 minutes.', 6 * minutes],
    ['Please try again in 5 hours', 5 * hours],
    ['Please try again in 1 hour, 2 minutes and 3 seconds.', hours + 2 * minutes + 3000],
    ['You can try again in about 2 days.', 48 * hours],
    // Azure OpenAI
    ['Please retry after 10 seconds.', 10_000],
    ['Please try again after 10 seconds', 10_000],
    ['Please retry your request after 6 seconds', 6000],
    ['Rate limit is exceeded. Try again in 1 minute.', minutes],
    ['Out of call volume quota. Quota will be replenished in 12:34:56.', 12 * hours + 34 * minutes + 56_000],
    ['Quota will be replenished in 2.01:00:00.', 49 * hours],
    // GitHub Models
    ['Rate limit of 50 per 86400s exceeded. Please wait 41290 seconds before retrying.', 41_290_000],
    // Gemini: the text, and RetryInfo in both spellings of a duration
    ['Please retry in 34.074824224s.', 34_075],
    ['{"@type":"…RetryInfo","retryDelay": "34.4s"}', 34_400],
    ['{"retryDelay":{"seconds":"34"}}', 34_000],
    [String.raw`{"raw":"{\"retryDelay\": \"3s\"}"}`, 3000],
    ['Your quota will reset after 20h5m3s.', 20 * hours + 5 * minutes + 3000],
    // Anthropic: usage limits; Zhipu: packages
    ['You will regain access on 2026-01-02 at 00:00 UTC.', 12 * hours],
    ['Your limit will reset at 2026-01-01 13:30:00', 1.5 * hours],
    ['Your limit resets at 2026-01-01T12:00:30Z', 30_000],
    ['Resets at 2026-01-01T15:00:00+02:00', hours],
    ['Try again at 2025-01-01T00:00:00Z', 0],
    ['Rate limit reached. Retry in 45 sec.', 45_000],
    ['Too many requests, retry after: 3 min', 3 * minutes],
    ['Please try again after 2 min 5 sec', 125_000],
    ['Please wait 1 minute(s) before the next request', minutes],
    ['Limit resets in 23h 59m', 23 * hours + 59 * minutes],
    ['Limit resets in 00:05:30', 330_000],
    ['The model is available again in 90 seconds', 90_000],
    ['Please try again in 1 h 12 min', hours + 12 * minutes],
    ['Please wait at least 20 seconds.', 20_000],
    ['Please retry in 1.5 minutes', 90_000],
    ['Please try again in an hour.', hours],
    ['Try again in a few seconds or in one minute.', undefined],
    ['Please try again in one minute.', minutes],
    ['429: Retry-After: 30', 30_000],
    ['请求过多，请在 10 秒后重试', 10_000],
    ['請在 5 分鐘後再試', 300_000],
    ['2小时后重试', 7_200_000],
    ['30 秒後にもう一度お試しください', 30_000],
    ['3 時間後に再試行してください', 10_800_000],
    ['请等待5分钟后再试', 5 * minutes],
    // Fields
    ['{"error":{"retryAfter":"12s"}}', 12_000],
    ['{"retryInfo":{"retryDelay":{"seconds":"7","nanos":500}}}', 7000],
    ['{"retry_after": 12.5}', 12_500],
    ['{"retry_after_ms":1500}', 1500],
    ['{"retry-after":"30"}', 30_000],
    ['{"type":"usage_limit_reached","resets_in_seconds":3600}', hours],
    [`{"headers":{"X-RateLimit-Reset":"${now + 5000}"}}`, 5000],
    [`{"resets_at":${now / 1000 + 60}}`, minutes],
  ])('%s', (text, expected) => {
    expect(retryAfterFromText(text, now)).toBe(expected);
  });

  it.each([
    'no',
    'Request timed out after 30 seconds.',
    'Retry after a while, or wait.',
    'Please try again in a moment',
    'The wait queue has 30 requests',
    'try again in 99:99',
    'retry after 2026-99-99',
  ])('is missing in: %s', (text) => {
    expect(retryAfterFromText(text, now)).toBeUndefined();
  });

  it('takes the first time that it can read', () => {
    expect(retryAfterFromText('Try again later, retry in a bit, or try again in 3s or wait 9s', now)).toBe(
      3000,
    );
  });

  it('is found in linear time', () => {
    for (const unit of [
      'retry ',
      'wait ',
      '"retry_after" ',
      'try again in 1',
      'try again in 1h',
      'retry a a a a ',
    ])
      expect(retryAfterFromText(unit.repeat(20_000), now) ?? 0).toBeGreaterThanOrEqual(0);
  }, 2000);
});

describe('the retry time in headers', () => {
  it.each([
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500],
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': new Date(now + minutes).toUTCString() }, minutes],
    [{ 'retry-after': 'soon' }, undefined],
    [{}, undefined],
  ])('%o', (headers, expected) => {
    expect(retryAfterFromHeaders(new Headers(headers as Record<string, string>), now)).toBe(expected);
  });
});
