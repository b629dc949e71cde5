/** What a 429 of Anam is about: sessions at once, money, the plan's minutes, or requests in a time. */
export type LimitKind = 'concurrency' | 'spend' | 'usage' | 'rate';

// In this order: the words of the status, "Too Many Requests", stand beside the reason.
const signs: readonly (readonly [RegExp, LimitKind])[] = [
  [/spend(?:ing)?.{0,3}(?:cap|limit)|budget/iu, 'spend'],
  [
    /concurren(?:cy|t.{0,3}(?:session|persona|stream|conversation|connection))|(?:active|open|parallel|simultaneous) sessions|sessions at (?:once|the same time)/iu,
    'concurrency',
  ],
  [/rate.{0,3}limit|throttl/iu, 'rate'],
  [/usage|quota|credits?\b|minutes.{0,9}(?:left|remain|used|exceed)|plan.{0,9}limit/iu, 'usage'],
  [/too many requests|slow down/iu, 'rate'],
];

/**
 * Anam tells its limits apart in words only: `Concurrent session limit reached` and `Spend cap reached` are those that
 * its SDK compares with. `null` for words that name none of them.
 */
export function limitKind(words: string): LimitKind | null {
  return signs.find(([sign]) => sign.test(words))?.[1] ?? null;
}
