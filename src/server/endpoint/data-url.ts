/** The media type that a `data:` URL names; `undefined` for another URL. */
export function mediaTypeOf(url: string): string | undefined {
  return /^data:([a-z]+\/[\w.+-]{1,100})[;,]/i.exec(url.slice(0, 130))?.[1]?.toLowerCase();
}
