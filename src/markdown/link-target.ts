/**
 * Where a link leads to, when its own words do not say exactly that: the host, or the addresses of a `mailto:`. Words
 * that name another host, or dress one up (`https://bank.example@evil.example`), are not taken for it, and neither is
 * the readable form of an international name, in which letters can stand in for others.
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

/** Also those that only get a copy. */
const recipientsOf = ({ pathname, searchParams }: URL): string =>
  [decoded(pathname), ...['to', 'cc', 'bcc'].flatMap((name) => searchParams.getAll(name))]
    .filter((address) => address !== '')
    .join(', ');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The host that a word names, if it looks like an address at all; what names none is no host of anybody. */
function hostsIn(word: string): string[] {
  const bare = word.replace(/^[("'<[]+|[.,;:!?)"'>\]]+$/gu, '');
  if (!/[./@:]/u.test(bare) || !/\w/u.test(bare)) return [];
  const url = /^[a-z][a-z\d+.-]*:\/\//iu.test(bare) ? bare : `https://${bare}`;
  return URL.canParse(url) && !bare.includes('@') ? [new URL(url).host] : [''];
}

/** Signs that turn the direction of what follows; a link's words could then be read as another address. */
const turns = /[\u202A-\u202E\u2066-\u2069]/gu;

export const withoutTurns = (text: string): string => text.replaceAll(turns, '');
