import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openaiCompatible } from '../../llm/index.js';
import type { LlmEndpointOptions, LlmProxyOptions, SessionHandlerOptions } from '../../server/index.js';
import { imitateAnam } from '../../server/testing/anam-imitation.js';

const servers: Server[] = [];

/** Starts a server on a free port of the loopback device. */
export async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const listenWith = (listener: RequestListener) => listen(createServer(listener));

export function closeServers(): void {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
}

/** A model endpoint whose answers and timing the test controls. */
export async function scriptedModel() {
  const state = { closed: false };
  let begin!: (answer: ServerResponse) => void;
  const asked = new Promise<ServerResponse>((resolve) => (begin = resolve));
  const url = await listenWith((_req, res) => {
    res.on('close', () => (state.closed = true));
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.flushHeaders();
    begin(res);
  });
  const send = async (data: object | string) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    (await asked).write(`data: ${text}\n\n`);
  };
  return {
    url: `${url}/v1`,
    state,
    say: (content: string) => send({ choices: [{ index: 0, delta: { content } }] }),
    finish: async () => {
      await send({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
      await send('[DONE]');
      (await asked).end();
    },
  };
}

export const keys = {
  anam: 'anam-key-0123456789',
  llm: 'llm-key-0123456789',
  secret: 'secret-of-anam-0123456789',
};

export interface HandlerOptions {
  readonly session: SessionHandlerOptions;
  readonly llm: LlmProxyOptions;
  readonly endpoint: LlmEndpointOptions;
}

/** Options for handlers with imitated services. Users have the token `user`. */
export function handlerOptions(modelUrl: string, protectedBy: 'authorize' | 'nothing') {
  const anam = imitateAnam(keys.anam);
  const authorize = (request: Request) => request.headers.get('authorization') === 'Bearer user';
  const access = protectedBy === 'authorize' ? { authorize } : { development: false };
  const llm = { m: openaiCompatible({ url: modelUrl, apiKey: keys.llm, model: 'm' }) };
  const options: HandlerOptions = {
    session: {
      apiKey: keys.anam,
      persona: { avatarId: 'avatar', voiceId: 'voice' },
      fetch: anam.fetch,
      ...access,
    },
    llm: { llm, ...access },
    endpoint: { llm, secret: keys.secret },
  };
  return { anam, options };
}
