const LONG_WORD = 8;

/**
 * Returns the secret parts of a header or query value, whatever its name: the whole value, its longer words
 * (`Bearer …`, `a=…; b=…`), and the decoded form of a Basic value. Common values are excluded: media types, API version
 * dates, flags.
 */
export function secretsIn(value: string): string[] {
  const basic = /^basic +([\w+/=-]+)$/i.exec(value)?.[1];
  const words = value.split(/[\s,;=&"]+/).filter((word) => word.length >= LONG_WORD);
  const decoded = basic === undefined ? [] : decodedBase64(basic).split(':');
  return [value, value.replace(/^\S+ +/, ''), ...words, ...decoded].filter((word) => !ordinary.test(word));
}

const ordinary = /^(?:\w+\/[\w.+*-]+|\d{4}-\d\d-\d\d(?:-preview)?|true|false)$/;

/** Returns the values of a URL's query, its user name and its password. */
export function secretsInUrl(url: string): string[] {
  const [, user = '', query = ''] = /^(?:[^?#]*?\/\/([^/?#]*)@)?[^?#]*(?:\?([^#]*))?/.exec(url) ?? [];
  return [...new URLSearchParams(query).values(), ...user.split(':')].flatMap(secretsIn);
}

/** Returns a URL without the parts that may be secret. */
export const bareUrl = (url: string): string =>
  url.replace(/[?#][^]*/, '').replace(/^([^/]*\/\/)[^/]*@/, '$1');

function decodedBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
