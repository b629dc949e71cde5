/** Returns `14:05` in the format of the locale. */
export const shortTime = (at: number, locale: string): string =>
  formatter(locale, 'short', { timeStyle: 'short' }).format(at);

/** Returns the date and the time with seconds. */
export const longTime = (at: number, locale: string): string =>
  formatter(locale, 'long', { dateStyle: 'full', timeStyle: 'medium' }).format(at);

/** Shorter pauses are part of a conversation. */
const PAUSE_MS = 15 * 60_000;

/** Returns the time of a turn, with its day if the turn before it was on another one. Empty without a long pause. */
export function timeAfterPause(at: number, previousAt: number, locale: string): string {
  if (at - previousAt < PAUSE_MS) return '';
  return new Date(at).toDateString() === new Date(previousAt).toDateString()
    ? shortTime(at, locale)
    : formatter(locale, 'day', { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Returns a formatter. It is cached, because formatters are expensive to create and a transcript shows hundreds of
 * times.
 */
function formatter(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
