import { EndpointConnection } from '../endpoint-connection.js';
import type { LlmPart, LlmRequest } from '../llm-adapter.js';
import { LoadedDecoder } from '../loaded-decoder.js';
import { PartStream } from '../part-stream.js';
import type { AgUiAgent } from '../protocols/ag-ui-agent.js';
import type { LlmDecoder } from '../protocols/protocol.js';
import type { EndpointOptions } from './endpoint.js';
import { headersOf } from './open-endpoint.js';

/** Creates the stream of one run. The run begins when the first part is requested. */
export function openAgent(
  agent: AgUiAgent,
  options: EndpointOptions & { readonly url: string },
  request: LlmRequest,
  signal: AbortSignal,
): AsyncIterable<LlmPart> {
  let made: LlmDecoder | undefined;
  const decoder = new LoadedDecoder(() => made);
  const prepare = async () => {
    const run = agent.begin(request);
    made = run.decoder;
    return { url: options.url, headers: await headersOf({}, options.headers), body: run.body };
  };
  return new PartStream(new EndpointConnection(prepare, options, signal), decoder, signal);
}
