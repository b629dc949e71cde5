/** Returns the link and the host of a source, or `null` if it is not a web page. */
export function webLink(url: string | undefined): { readonly href: string; readonly host: string } | null {
  try {
    const { protocol, href, host } = new URL(url ?? '');
    return protocol === 'https:' || protocol === 'http:' ? { href, host: host.replace(/^www\./, '') } : null;
  } catch {
    return null;
  }
}

/** Whether a file is shown as an image: only `https:` and `data:` URLs are. */
export const isShownImage = (url: string, mediaType: string): boolean =>
  /^image\//i.test(mediaType) && (/^https:\/\//i.test(url) || /^data:image\//i.test(url));

/** Whether the user may open or save a file through a link. */
export const isFileLink = (url: string): boolean => /^(?:https:\/\/|data:)/i.test(url);
