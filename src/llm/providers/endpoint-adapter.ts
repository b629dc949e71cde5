import { EndpointConnection, type ConnectionOptions } from '../endpoint-connection.js';
import type { LlmAdapter } from '../llm-adapter.js';
import { ThrownErrorInfo } from '../llm-error-info.js';
import { PartStream } from '../part-stream.js';
import type { LlmProtocol } from '../protocols/protocol.js';

type HeaderFields = Readonly<Record<string, string>>;

/** What every provider that goes over `fetch` can be given. */
export interface EndpointOptions extends ConnectionOptions {
  /**
   * More headers, or a function that makes them for each request, e.g. to fetch a fresh token of your own. Beware that
   * a header of your own needs to be allowed by name in the endpoint's CORS answer.
   */
  readonly headers?: HeaderFields | (() => HeaderFields | Promise<HeaderFields>) | undefined;
}

/** A provider in its parts: where to send, how to prove who asks, and which wire format. */
export interface Endpoint<Settings> {
  readonly name: string;
  readonly url: string;
  /** Headers that carry the key; those of the app replace them. */
  readonly auth: HeaderFields;
  readonly protocol: LlmProtocol<Settings>;
  readonly settings: Settings;
  readonly options: EndpointOptions;
}

/** Puts endpoint, auth and protocol together. */
export function endpointAdapter<Settings>(endpoint: Endpoint<Settings>): LlmAdapter {
  const { name, url, auth, protocol, settings, options } = endpoint;
  return {
    name,
    stream(request, { signal }) {
      const prepare = async () => ({
        url,
        headers: await headersOf(auth, options),
        body: JSON.stringify(protocol.encode(request, settings)),
      });
      const connection = new EndpointConnection(prepare, options, signal);
      return new PartStream(connection, protocol.createDecoder(settings), signal);
    },
  };
}

async function headersOf(auth: HeaderFields, { headers }: EndpointOptions): Promise<Headers> {
  const own = typeof headers === 'function' ? await headers() : headers;
  const all = new Headers({ 'content-type': 'application/json', accept: 'text/event-stream' });
  for (const [name, value] of Object.entries({ ...auth, ...own })) {
    try {
      all.set(name, value);
    } catch {
      // The platform's own complaint quotes the value, which may be a key with a line break.
      throw new ThrownErrorInfo({
        code: 'llm-failed',
        message: `The header "${name}" has a value that cannot be sent.`,
      });
    }
  }
  return all;
}
