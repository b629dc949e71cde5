const allowed = new Set(['http:', 'https:', 'mailto:']);

/**
 * Returns the URL if it may be a link, otherwise nothing. Relative URLs are refused, because the model does not know
 * the page.
 */
export function safeUrl(url: string): string {
  try {
    const { protocol, href } = new URL(url);
    return allowed.has(protocol) ? href : '';
  } catch {
    return '';
  }
}
