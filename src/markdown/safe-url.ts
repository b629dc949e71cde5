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
