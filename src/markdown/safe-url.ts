const allowed = new Set(['http:', 'https:', 'mailto:']);

/** The address if it may be a link, else nothing. Relative ones lead nowhere: the model does not know the page. */
export function safeUrl(url: string): string {
  try {
    const { protocol, href } = new URL(url);
    return allowed.has(protocol) ? href : '';
  } catch {
    return '';
  }
}

/** `example.com`, when a link's own words do not say it. */
export function hiddenHost(href: string, words: string): string | null {
  const { host } = new URL(href);
  return host === '' || words.toLowerCase().includes(host.toLowerCase()) ? null : host;
}
