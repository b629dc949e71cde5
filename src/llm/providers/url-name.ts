/** Returns the name of an adapter whose endpoint has no model. It excludes the query, which may contain a key. */
export const urlName = (kind: string, url: string): string => `${kind} ${url.replace(/[?#].*/s, '')}`;
