import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { groq } from 'anam-react/llm';
import { toNodeListener } from 'anam-react/node';
import { createLlmEndpoint, type WebHandler } from 'anam-react/server';

/** A provider's reply. */
export interface Reply {
  /** The bytes of a recording. */
  readonly recording: string;
  /** After this many events, waits until `goOn` is called. */
  readonly waitAfterEvents?: number;
}

/** A server on a port of this machine. */
export interface LocalServer {
  readonly origin: string;
  /** Closes the port and every connection, as a crash would. */
  kill(): Promise<void>;
}

/** An LLM endpoint whose provider replays recorded streams. */
export interface RecordedEndpoint {
  readonly handler: WebHandler;
  /** Sends the rest of the replies that wait. */
  goOn(): void;
}

/** The secret of every recorded endpoint. */
export const SECRET = 'secret-of-the-endpoint';

/** Creates an endpoint over recorded bytes. `replyTo` chooses them by the body of the request to the provider. */
export function recordedEndpoint(
  replyTo: (body: string) => Reply,
  secret: string = SECRET,
): RecordedEndpoint {
  let goOn = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const provider: typeof fetch = async (_, init) =>
    new Response(replayed(replyTo(init?.body as string), waiting), {
      headers: { 'content-type': 'text/event-stream' },
    });
  const llm = groq({ apiKey: 'recorded', model: 'recorded', fetch: provider });
  return { handler: createLlmEndpoint({ llm, secret }), goOn };
}

/** Streams a recording, split after each blank line, without changing any bytes. */
function replayed({ recording, waitAfterEvents }: Reply, waiting: Promise<void>): ReadableStream<Uint8Array> {
  const events = recording.match(/[\s\S]+?(?:\r?\n\r?\n|$)/g) ?? [];
  const bytes = new TextEncoder();
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent === waitAfterEvents) await waiting;
      const event = events[sent];
      sent += 1;
      if (event === undefined) controller.close();
      else controller.enqueue(bytes.encode(event));
    },
  });
}

export async function serve(handler: WebHandler): Promise<LocalServer> {
  const server = createServer(toNodeListener(handler));
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const kill = () => {
    server.closeAllConnections();
    return new Promise<void>((done) => {
      server.close(() => done());
    });
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, kill };
}
