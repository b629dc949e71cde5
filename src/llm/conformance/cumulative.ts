/**
 * Whether each delta repeats the text so far. Two short deltas may start with the same characters by chance.
 */
export function isCumulative(deltas: readonly string[]): boolean {
  const pairs = deltas.slice(1).map((text, index) => [deltas[index] ?? '', text] as const);
  const grows = pairs.filter(([before, after]) => after.length > before.length && after.startsWith(before));
  const repeats = pairs.every(([before, after]) => after.startsWith(before));
  return repeats && (grows.length >= 2 || (grows[0]?.[0].length ?? 0) >= 8);
}
