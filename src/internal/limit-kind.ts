/** The limit behind a 429 from Anam: concurrent sessions, spending, the plan's minutes, or the request rate. */
export type LimitKind = 'concurrency' | 'spend' | 'usage' | 'rate';

// The order matters, because the status text "Too Many Requests" appears together with the reason.
const signs: readonly (readonly [RegExp, LimitKind])[] = [
  [/spend|budget/iu, 'spend'],
  [/concurren(?!t.?requests)|simultaneous|sessions at/iu, 'concurrency'],
  [/rate.?limit|throttl/iu, 'rate'],
  [/usage|quota|credit|minutes.{0,9}(?:left|remain|used)|plan.{0,9}limit/iu, 'usage'],
  [/too many requests|slow down/iu, 'rate'],
];

/**
 * Returns the limit that a message names, or `null` for other messages. Anam distinguishes its limits only by message;
 * its SDK compares with `Concurrent session limit reached` and `Spend cap reached`.
 */
export function limitKind(words: string): LimitKind | null {
  return signs.find(([sign]) => sign.test(words))?.[1] ?? null;
}
