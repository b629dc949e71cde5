import { bareUrl, secretsIn } from '../internal/secret-values.js';
import type { AnamLlm } from '../server/index.js';

/** Returns an LLM that is safe to print: query values in its URLs that may be keys are redacted. */
export const shownLlm = (llm: AnamLlm): AnamLlm => ({
  ...llm,
  urls: llm.urls.map((one) => ({ ...one, url: shownUrl(one.url) })),
});

/** Redacts secrets in a URL. Values such as `api-version=2024-10-21` are not secrets. */
function shownUrl(url: string): string {
  const query = /\?([^#]*)/.exec(url)?.[1];
  if (!query) return bareUrl(url);
  const shown = [...new URLSearchParams(query)].map(
    ([name, value]) => `${name}=${secretsIn(value).length > 0 ? '[redacted]' : value}`,
  );
  return `${bareUrl(url)}?${shown.join('&')}`;
}
