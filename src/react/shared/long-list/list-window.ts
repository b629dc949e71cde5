/** The number of groups mounted initially and with each step: at least a few screens. */
const STEP = 8;
/** The maximum number of mounted groups. */
const MOST = 24;

/** The mounted groups: from `from` to before `to`. `null` is the end, which moves with the list. */
export interface ListWindow {
  readonly from: number;
  readonly to: number | null;
}

/** The initial window of a list. */
export type ListStart = 'newest' | 'oldest';

export function firstWindow(start: ListStart, count: number): ListWindow {
  if (start === 'newest') return { from: Math.max(0, count - STEP), to: null };
  return { from: 0, to: STEP < count ? STEP : null };
}

/** Extends the window backwards and unmounts distant groups at the other end. */
export function earlierThan({ from, to }: ListWindow, count: number): ListWindow {
  const first = Math.max(0, from - STEP);
  return (to ?? count) - first > MOST ? { from: first, to: first + MOST } : { from: first, to };
}

/** Extends the window forwards and unmounts distant groups at the other end. */
export function laterThan({ from, to }: ListWindow, count: number): ListWindow {
  const end = Math.min(count, (to ?? count) + STEP);
  return { from: Math.max(from, end - MOST), to: end === count ? null : end };
}

/** Returns the same window if it contains the group, otherwise one that begins a little before the group. */
export function reaching(window: ListWindow, at: number, count: number): ListWindow {
  if (at >= window.from && at < (window.to ?? count)) return window;
  const from = Math.max(0, at - 1);
  return { from, to: from + MOST < count ? from + MOST : null };
}

/** Returns the window after the user follows the newest items again, or after the list has become shorter. */
export function settled(window: ListWindow, count: number, following: boolean): ListWindow {
  const newest = firstWindow('newest', count);
  const isTooLong = following && count - window.from > MOST;
  return window.from > newest.from || isTooLong ? newest : window;
}
