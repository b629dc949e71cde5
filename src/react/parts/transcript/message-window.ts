/** Groups that are mounted at first, and with each step: some hundred messages, a few screens at the least. */
const STEP = 8;
/** So many are mounted at most. */
const MOST = 24;

/** The groups that are mounted: from `from` to before `to`. `null` is the end, which moves on with the conversation. */
export interface MessageWindow {
  readonly from: number;
  readonly to: number | null;
}

export const newestOf = (count: number): MessageWindow => ({ from: Math.max(0, count - STEP), to: null });

/** A step back; what is far below is let go. */
export function earlierThan({ from, to }: MessageWindow, count: number): MessageWindow {
  const first = Math.max(0, from - STEP);
  return (to ?? count) - first > MOST ? { from: first, to: first + MOST } : { from: first, to };
}

/** A step on; what is far above is let go. */
export function laterThan({ from, to }: MessageWindow, count: number): MessageWindow {
  const end = Math.min(count, (to ?? count) + STEP);
  return { from: Math.max(from, end - MOST), to: end === count ? null : end };
}

/** The same window, if it has the group; otherwise one that begins a little before it. */
export function reaching(window: MessageWindow, at: number, count: number): MessageWindow {
  if (at >= window.from && at < (window.to ?? count)) return window;
  const from = Math.max(0, at - 1);
  return { from, to: from + MOST < count ? from + MOST : null };
}

/** What is left of it once nobody looks back any more, or the conversation is a shorter one. */
export function settled(window: MessageWindow, count: number, following: boolean): MessageWindow {
  const newest = newestOf(count);
  const isTooLong = following && count - window.from > MOST;
  return window.from > newest.from || isTooLong ? newest : window;
}
