/** Groups that are mounted at first, and with each step: a few screens at the least. */
const STEP = 8;
/** So many are mounted at most. */
const MOST = 24;

/** The groups that are mounted: from `from` to before `to`. `null` is the end, which moves on with the list. */
export interface ListWindow {
  readonly from: number;
  readonly to: number | null;
}

/** Where a list begins to be mounted. */
export type ListStart = 'newest' | 'oldest';

export function firstWindow(start: ListStart, count: number): ListWindow {
  if (start === 'newest') return { from: Math.max(0, count - STEP), to: null };
  return { from: 0, to: STEP < count ? STEP : null };
}

/** A step back; what is far away at the other end is unmounted. */
export function earlierThan({ from, to }: ListWindow, count: number): ListWindow {
  const first = Math.max(0, from - STEP);
  return (to ?? count) - first > MOST ? { from: first, to: first + MOST } : { from: first, to };
}

/** A step on; what is far away at the other end is unmounted. */
export function laterThan({ from, to }: ListWindow, count: number): ListWindow {
  const end = Math.min(count, (to ?? count) + STEP);
  return { from: Math.max(from, end - MOST), to: end === count ? null : end };
}

/** The same window, if it has the group; otherwise one that begins a little before it. */
export function reaching(window: ListWindow, at: number, count: number): ListWindow {
  if (at >= window.from && at < (window.to ?? count)) return window;
  const from = Math.max(0, at - 1);
  return { from, to: from + MOST < count ? from + MOST : null };
}

/** What is left of it once the reader follows the newest again, or the list has become a shorter one. */
export function settled(window: ListWindow, count: number, following: boolean): ListWindow {
  const newest = firstWindow('newest', count);
  const isTooLong = following && count - window.from > MOST;
  return window.from > newest.from || isTooLong ? newest : window;
}
