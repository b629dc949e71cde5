const LONG_WORD = 8;

/**
 * What of a header's or query's value is secret, whatever its name: all of it and its longer words (`Bearer …`, `a=…;
 * b=…`), with what a Basic value encodes. Not what every request has: media types, dates of an API version, flags.
 */
export function secretsIn(value: string): string[] {
  const basic = /^basic +([\w+/=-]+)$/i.exec(value)?.[1];
  const words = value.split(/[\s,;=&"]+/).filter((word) => word.length >= LONG_WORD);
  const decoded = basic === undefined ? [] : decodedBase64(basic).split(':');
  return [value, value.replace(/^\S+ +/, ''), ...words, ...decoded].filter((word) => !ordinary.test(word));
}

const ordinary = /^(?:\w+\/[\w.+*-]+|\d{4}-\d\d-\d\d(?:-preview)?|true|false)$/;

/** The values of a URL's query, its user name and its password. */
export function secretsInUrl(url: string): string[] {
  const [, user = '', query = ''] = /^(?:[^?#]*?\/\/([^/?#]*)@)?[^?#]*(?:\?([^#]*))?/.exec(url) ?? [];
  return [...new URLSearchParams(query).values(), ...user.split(':')].flatMap(secretsIn);
}

/** A URL without what may be secret in it. */
export const bareUrl = (url: string): string =>
  url.replace(/[?#][^]*/, '').replace(/^([^/]*\/\/)[^/]*@/, '$1');

function decodedBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
