/** Returns `14:05` in the format of the locale. */
export const shortTime = (at: number, locale: string): string =>
  formatter(locale, 'short', { timeStyle: 'short' }).format(at);

/** Returns the date and the time with seconds. */
export const longTime = (at: number, locale: string): string =>
  formatter(locale, 'long', { dateStyle: 'full', timeStyle: 'medium' }).format(at);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Cached, because formatters are expensive to create and a transcript shows hundreds of times. */
function formatter(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
