import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openaiCompatible } from './providers/openai-compatible.js';
import { collect, tick } from './testing/collect.js';
import { joinParts } from './testing/joined-parts.js';
import { done, stop, text } from './testing/sse.js';

const request = { messages: [{ role: 'user', content: 'Hi' }] } as const;

/** Resolves when `fetch` has read a response to its end. */
const wholeAnswer = () =>
  new Promise<void>((resolve) => {
    const read = () => {
      unsubscribe('undici:request:trailers', read);
      resolve();
    };
    subscribe('undici:request:trailers', read);
  });

/** Uses the real `fetch` and a real socket, for behaviour that a scripted endpoint only imitates. */
describe('over a socket', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let server: Server;
  let url: string;

  beforeEach(async () => {
    server = createServer((incoming, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      answer(incoming, response);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('closes the connection to the server immediately on an abort', async () => {
    const closed = new Promise<string>((resolve) => {
      answer = (_incoming, response) => {
        response.write(text('Hi'));
        response.on('close', () => resolve('closed'));
      };
    });
    const controller = new AbortController();
    const stream = openaiCompatible({ url, model: 'm' }).stream(request, controller);
    for await (const part of stream) if (part.type === 'text-delta') controller.abort();
    expect(await closed).toBe('closed');
  });

  it('asks again over the same connection after a whole answer', async () => {
    const ports = new Set<number | undefined>();
    let end = () => {};
    answer = (incoming, response) => {
      ports.add(incoming.socket.remotePort);
      response.write(text('Hi') + stop + done);
      end = () => response.end();
    };
    const llm = openaiCompatible({ url, model: 'm' });
    for (let turn = 0; turn < 3; turn += 1) {
      await collect(llm.stream(request, { signal: new AbortController().signal })).settled;
      const read = wholeAnswer();
      end();
      await read;
      // The connection is free again in the next task.
      await tick();
    }
    expect(ports.size).toBe(1);
  });

  it('keeps the parts from before the server died', async () => {
    let die = () => {};
    answer = (_incoming, response) => {
      response.write(text('Hi'));
      die = () => response.destroy();
    };
    const stream = openaiCompatible({ url, model: 'm' }).stream(request, {
      signal: new AbortController().signal,
    });
    const collected = collect(stream);
    await vi.waitFor(() => expect(collected.parts).not.toEqual([]));
    die();
    const { parts, error } = await collected.settled;
    expect(joinParts(parts)).toEqual({ text: 'Hi', reasoning: '', finish: [] });
    expect(error?.code).toBe('llm-truncated');
    expect(error?.cause).toBeInstanceOf(TypeError);
  });

  it('says that a server that is not there could not be reached', async () => {
    server.close();
    server.closeAllConnections();
    const stream = openaiCompatible({ url, model: 'm' }).stream(request, {
      signal: new AbortController().signal,
    });
    expect((await collect(stream).settled).error).toMatchObject({
      code: 'llm-unreachable',
      cause: expect.any(TypeError),
    });
  });
});
