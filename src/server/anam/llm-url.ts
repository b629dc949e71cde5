import { checkedUrl, invalidOption } from '../checked-option.js';

/** Names of query parameters that contain a key. */
const keyName = /^(?:key|auth|authorization|code|sig|signature|password|.*(?:api[-_]?key|token|secret))$/i;

/**
 * Checks an endpoint URL. Anam returns URLs to everyone who may list LLMs, so a URL must not contain a key.
 * @throws PersonaError `config-invalid`; the message never quotes the URL
 */
export function checkedLlmUrl(name: string, value: unknown, llmFormat: unknown): string {
  const url = checkedUrl(name, value);
  const key = [...url.searchParams.keys()].find((parameter) => keyName.test(parameter));
  if (key !== undefined) {
    throw invalidOption(
      `\`${name}\` must not contain a key in its query. Put the key into \`secret\`, which Anam never returns.`,
    );
  }
  if (llmFormat === 'azure_openai' && !isAzure(url)) {
    throw invalidOption(
      `\`${name}\` must contain the deployment and the API version: https://…/openai/deployments/{deployment}/chat/completions?api-version=….`,
    );
  }
  return value as string;
}

const isAzure = ({ pathname, searchParams }: URL) =>
  /\/deployments\/[^/]+\//.test(pathname) && Boolean(searchParams.get('api-version'));
