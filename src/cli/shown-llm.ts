import { bareUrl, secretsIn } from '../internal/secret-values.js';
import type { AnamLlm } from '../server/index.js';

/** An LLM as it may be printed: a query value of its URLs that may be a key is left out. */
export const shownLlm = (llm: AnamLlm): AnamLlm => ({
  ...llm,
  urls: llm.urls.map((one) => ({ ...one, url: shownUrl(one.url) })),
});

/** `api-version=2024-10-21` and the like are no secrets. */
function shownUrl(url: string): string {
  const query = /\?([^#]*)/.exec(url)?.[1];
  if (!query) return bareUrl(url);
  const shown = [...new URLSearchParams(query)].map(
    ([name, value]) => `${name}=${secretsIn(value).length > 0 ? '[redacted]' : value}`,
  );
  return `${bareUrl(url)}?${shown.join('&')}`;
}
