import type { Api } from '../apis/api.js';
import { lateMethods } from '../late-stream.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { Endpoint, HeaderFields } from './endpoint.js';

/** Combines endpoint, auth and API into an adapter. */
export const endpointAdapter = <Settings>({
  api,
  ...endpoint
}: Endpoint<Settings> & { readonly api: Api<Settings> }): LlmAdapter => ({
  name: endpoint.name,
  honours: api.honours,
  ...lateMethods(
    api,
    ({ openEndpoint, protocol }, request, options) => openEndpoint(endpoint, protocol, request, options),
    endpoint.options.firstByteTimeoutMs,
  ),
});

/** Returns the authorization header for a key, or no header without a key. */
export const bearer = (key: string | undefined): HeaderFields =>
  key ? { authorization: `Bearer ${key}` } : {};
