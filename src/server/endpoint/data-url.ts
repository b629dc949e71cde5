const MEDIA_TYPE = /^[a-z]+\/[\w.+-]{1,100}$/i;
/** Characters of a web URL; browsers and providers take no more. */
const MAX_URL = 8192;

export const isMediaType = (text: string): boolean => MEDIA_TYPE.test(text);

/** Whether a provider can fetch this URL: https, with a host, without a user name, with nothing to normalise. */
export function isWebUrl(url: string): boolean {
  if (url.length > MAX_URL || !/^https:\/\/[!-[\]-~]+$/i.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** The media type that a `data:` URL names; `undefined` for another URL. */
export function mediaTypeOf(url: string): string | undefined {
  return /^data:([a-z]+\/[\w.+-]{1,100})[;,]/i.exec(url.slice(0, 130))?.[1]?.toLowerCase();
}
