import { EndpointConnection, type ConnectionOptions } from '../endpoint-connection.js';
import type { LlmAdapter, LlmRequest, LlmSettingName, LlmTool } from '../llm-adapter.js';
import { ThrownErrorInfo } from '../llm-error-info.js';
import { PartStream, type PartDecoder } from '../part-stream.js';
import { richContentFor } from '../protocols/history.js';
import type { RichContent } from '../protocols/rich-content.js';

type HeaderFields = Readonly<Record<string, string>>;

/** The common options of providers that use `fetch`. */
export interface EndpointOptions extends ConnectionOptions {
  /**
   * More headers, or a function that returns them for each request, e.g. with a fresh token. The CORS response of the
   * endpoint must allow your headers by name.
   */
  readonly headers?: HeaderFields | (() => HeaderFields | Promise<HeaderFields>) | undefined;
}

/** The parts of a provider: URL, auth and protocol. */
export interface Endpoint<Settings> {
  readonly name: string;
  readonly url: string;
  /** Headers with the key. Headers of the app override them. */
  readonly auth: HeaderFields;
  /** An `LlmProtocol`, or one whose code is loaded with the request. */
  readonly protocol: {
    /** `rich` is there if the request has images or files. */
    encode(request: LlmRequest, settings: Settings, rich?: RichContent): object | Promise<object>;
    readonly honours?: readonly LlmSettingName[];
    createDecoder(settings: Settings, tools: readonly LlmTool[]): PartDecoder<string>;
    /** Reads the head of a response with a status of success. @throws ThrownErrorInfo for another kind of body */
    readonly check?: (response: Response) => Promise<void>;
  };
  readonly settings: Settings;
  readonly options: EndpointOptions;
}

/** Combines endpoint, auth and protocol into an adapter. */
export function endpointAdapter<Settings>(endpoint: Endpoint<Settings>): LlmAdapter {
  const { name, url, auth, protocol, settings, options } = endpoint;
  return {
    name,
    honours: protocol.honours ?? [],
    stream(request, { signal }) {
      const prepare = async () => ({
        url,
        headers: await headersOf(auth, options),
        body: JSON.stringify(await protocol.encode(request, settings, await richContentFor(request))),
      });
      const connection = new EndpointConnection(prepare, options, signal, protocol.check);
      return new PartStream(connection, protocol.createDecoder(settings, request.tools ?? []), signal);
    },
  };
}

export async function headersOf(auth: HeaderFields, { headers }: EndpointOptions): Promise<Headers> {
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
