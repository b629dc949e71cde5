const MEDIA_TYPE = /^[a-z]+\/[\w.+-]{1,100}$/i;
/** The maximum length of a web URL, in characters. Browsers and providers do not accept longer ones. */
const MAX_URL = 8192;

export const isMediaType = (text: string): boolean => MEDIA_TYPE.test(text);

/** Whether a provider can fetch this URL: https, with a host, without a user name, and already normalized. */
export function isWebUrl(url: string): boolean {
  if (url.length > MAX_URL || !/^https:\/\/[!-[\]-~]+$/i.test(url) || !URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username === '' && password === '';
}

/** Returns the media type of a `data:` URL; `undefined` for any other URL. */
export function mediaTypeOf(url: string): string | undefined {
  return /^data:([a-z]+\/[\w.+-]{1,100})[;,]/i.exec(url.slice(0, 130))?.[1]?.toLowerCase();
}
