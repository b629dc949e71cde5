import type { LateCode } from '../late-stream.js';
import type { LlmSettingName } from '../llm-adapter.js';
import type { EndpointProtocol, openEndpoint } from '../providers/open-endpoint.js';

/**
 * The code of an API: its protocol, and the function that sends a request. In one module, so that an app loads both at
 * once.
 */
interface ApiCode<Settings> {
  readonly protocol: EndpointProtocol<Settings>;
  readonly openEndpoint: typeof openEndpoint;
}

/** An API whose code is loaded with the first request. */
export interface Api<Settings> extends LateCode<ApiCode<Settings>> {
  /** The request settings that this API can send. */
  readonly honours: readonly LlmSettingName[];
}
