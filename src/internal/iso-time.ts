/** Returns a time as `2026-01-01T12:00:00.000Z`, the same in every language; `''` for a number that is not a time. */
export function isoTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
