/**
 * Returns the target of a link (the host, or the addresses of a `mailto:`) unless its text shows exactly that target.
 * Text that names or imitates another host (`https://bank.example@evil.example`) does not count. Neither does the
 * readable form of an international domain name, because its letters can imitate others.
 */
export function hiddenTarget(href: string, words: string): string | null {
  const url = new URL(href);
  if (url.protocol === 'mailto:') {
    const target = recipientsOf(url);
    return words.trim().toLowerCase() === target.toLowerCase() ? null : target;
  }
  const named = words.split(/\s+/u).flatMap(hostsIn);
  const isNamed = named.length > 0 && named.every((host) => host === url.host);
  return isNamed && !url.host.includes('xn--') ? null : url.host;
}

/** Returns all recipients, including those that only get a copy. Invisible characters stay encoded. */
const recipientsOf = ({ pathname, searchParams }: URL): string =>
  [decoded(pathname), ...['to', 'cc', 'bcc'].flatMap((name) => searchParams.getAll(name))]
    .filter((address) => address !== '')
    .join(', ')
    .replaceAll(invisible, encodeURIComponent);

/** Controls, separators, and format characters, which could make an address read as another one. */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Returns the host that a word names, if the word looks like an address. */
function hostsIn(word: string): string[] {
  const bare = withoutPunctuation(word);
  if (!/[./@:]/u.test(bare) || !/\w/u.test(bare)) return [];
  const url = /^[a-z][a-z\d+.-]*:\/\//iu.test(bare) ? bare : `https://${bare}`;
  return URL.canParse(url) && !bare.includes('@') ? [new URL(url).host] : [''];
}

/**
 * Removes punctuation around a word. A loop removes the end, because a regular expression would start again at each of
 * these characters.
 */
function withoutPunctuation(word: string): string {
  let end = word.length;
  while (end > 0 && `.,;:!?)"'>]`.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end).replace(/^[("'<[]+/u, '');
}

/** Characters that change the text direction. They could make a link's text read as another address. */
const turns = /[\u202A-\u202E\u2066-\u2069]/gu;

export const withoutTurns = (text: string): string => text.replaceAll(turns, '');
