import { EndpointConnection } from '../endpoint-connection.js';
import type { LlmMessage, LlmPart, LlmRequest, LlmStreamOptions, LlmTool } from '../llm-adapter.js';
import { ThrownErrorInfo } from '../llm-error-info.js';
import { PartStream, type PartDecoder } from '../part-stream.js';
import { richContentFor } from '../protocols/history.js';
import type { RichContent } from '../protocols/rich-content.js';
import type { Endpoint, EndpointOptions, HeaderFields } from './endpoint.js';

/** An `LlmProtocol`, or a protocol whose body is a promise. */
export interface EndpointProtocol<Settings> {
  /** `rich` is present if the request has images or files. */
  encode(request: LlmRequest, settings: Settings, rich?: RichContent): object | Promise<object>;
  createDecoder(
    settings: Settings,
    tools: readonly LlmTool[],
    messages: readonly LlmMessage[],
  ): PartDecoder<string>;
  /** Reads the head of a successful response. @throws ThrownErrorInfo for another kind of body */
  readonly check?: (response: Response) => Promise<void>;
}

/** Creates the stream of one request. Nothing is sent before the first part is requested. */
export function openEndpoint<Settings>(
  endpoint: Endpoint<Settings>,
  protocol: EndpointProtocol<Settings>,
  request: LlmRequest,
  { signal }: LlmStreamOptions,
): AsyncIterable<LlmPart> {
  const connection = connectTo(endpoint, protocol, request, signal);
  const decoder = protocol.createDecoder(endpoint.settings, request.tools ?? [], request.messages);
  return new PartStream(connection, decoder, signal);
}

/** Creates the connection for one request. `change` can change its body. */
export const connectTo = <Settings>(
  { url, auth, settings, options }: Endpoint<Settings>,
  protocol: EndpointProtocol<Settings>,
  request: LlmRequest,
  signal: AbortSignal,
  change = (body: object): object => body,
): EndpointConnection =>
  new EndpointConnection(
    async () => ({
      url,
      headers: await headersOf(auth, options.headers),
      body: JSON.stringify(change(await protocol.encode(request, settings, await richContentFor(request)))),
    }),
    options,
    signal,
    protocol.check,
  );

export async function headersOf(auth: HeaderFields, headers: EndpointOptions['headers']): Promise<Headers> {
  const own = typeof headers === 'function' ? await headers() : headers;
  const all = new Headers({ 'content-type': 'application/json', accept: 'text/event-stream' });
  for (const [name, value] of Object.entries({ ...auth, ...own })) {
    try {
      all.set(name, value);
    } catch {
      // The platform's error message quotes the value, which may be a key with a line break.
      throw new ThrownErrorInfo({
        code: 'llm-failed',
        message: `The header "${name}" has a value that cannot be sent.`,
      });
    }
  }
  return all;
}
