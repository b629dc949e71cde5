/** `14:05`, as the language writes it. */
export const shortTime = (at: number, locale: string): string =>
  formatter(locale, 'short', { timeStyle: 'short' }).format(at);

/** The day and the time to the second. */
export const longTime = (at: number, locale: string): string =>
  formatter(locale, 'long', { dateStyle: 'full', timeStyle: 'medium' }).format(at);

const formatters = new Map<string, Intl.DateTimeFormat>();

/** They are costly to make: a transcript has hundreds of times. */
function formatter(locale: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${locale}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formatters.set(key, made);
  return made;
}
