/**
 * Gemini accepts a key in the query. It is sent in the header instead, where check 4 can replace it.
 *
 * @throws {TypeError} when `address` is not an http or https URL
 */
export function splitKey(address: string, apiKey: string | undefined): { url: URL; key: string | undefined } {
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) throw new TypeError(`Not an http or https URL: ${url.protocol}`);
  const inQuery = url.searchParams.get('key') ?? undefined;
  url.searchParams.delete('key');
  return { url, key: apiKey ?? inQuery };
}
