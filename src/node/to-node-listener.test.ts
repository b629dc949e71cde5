import { createServer, request as send, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toNodeListener, type WebHandler } from './to-node-listener.js';
import { closeServers, listen, listenWith } from './testing/persona-back-end.js';

const serve = (handler: WebHandler) => listenWith(toNodeListener(handler));

const echoUrl = async (request: Request) => new Response(request.url);
const echoBody = async (request: Request) => new Response(await request.text());

/** Stands in for `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Sends a request that `fetch` would not send, and returns the response. */
async function raw(base: string, ...lines: string[]): Promise<string> {
  const socket = connect(Number(new URL(base).port), '127.0.0.1');
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

afterEach(closeServers);

describe('the address of a request', () => {
  it.each([
    ['/a?b=c', 'http://site.example/a?b=c'],
    ['//evil.example/a', 'http://site.example//evil.example/a'],
    ['http://evil.example/a?b', 'http://site.example/a?b'],
    ['*', 'http://site.example/'],
  ])('keeps the host of the Host header for %s', async (target, url) => {
    const answer = await raw(
      await serve(echoUrl),
      `POST ${target} HTTP/1.1`,
      'host: site.example',
      'x-forwarded-host: evil.example',
      'x-forwarded-proto: https',
      'connection: close',
      'content-length: 0',
    );
    expect(answer).toContain(` 200 `);
    expect(answer.split('\r\n')).toContain(url);
  });

  it.each(['evil.example/path', 'user@evil.example', 'a b'])('returns 400 for the host %s', async (host) => {
    const handler = vi.fn(echoUrl);
    const answer = await raw(await serve(handler), 'GET / HTTP/1.1', `host: ${host}`, 'connection: close');
    expect(answer).toContain(' 400 ');
    expect(handler).not.toHaveBeenCalled();
  });

  it('includes the prefix of an Express router', async () => {
    const app = express().use('/api', express.Router().post('/x', toNodeListener(echoUrl)));
    const base = await listen(createServer(app));
    expect(await (await fetch(`${base}/api/x?y`, { method: 'POST' })).text()).toBe(`${base}/api/x?y`);
  });
});

describe('a body', () => {
  const post = async (listener: RequestListener, body: string, type: string) => {
    const base = await listen(createServer(listener));
    return fetch(base, { method: 'POST', body, headers: { 'content-type': type } });
  };

  it.each<[string, express.RequestHandler, string, string, string]>([
    ['express.json()', express.json(), 'application/json', '{ "a" : "ü" }', '{"a":"ü"}'],
    ['express.text()', express.text(), 'text/plain', 'ü', 'ü'],
    ['express.raw()', express.raw({ type: '*/*' }), 'text/plain', 'ü', 'ü'],
    ['a parser of another type', express.json(), 'text/plain', 'ü', 'ü'],
    ['no parser', (_req, _res, next) => next(), 'application/json', '{}', '{}'],
  ])('arrives behind %s', async (_name, parser, type, body, arrived) => {
    const response = await post(express().use(parser).post('/', toNodeListener(echoBody)), body, type);
    expect(await response.text()).toBe(arrived);
  });

  it('returns an error with advice if middleware has consumed it', async () => {
    const app = express().use(express.urlencoded()).post('/', toNodeListener(echoBody));
    const response = await post(app, 'a=b', 'application/x-www-form-urlencoded');
    expect(response.status).toBe(500);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('body-read-before');
    expect(error.message).toContain('Mount the handler before');
  });

  it('is read no faster than the handler asks', async () => {
    const arrived = withResolvers<void>();
    const go = withResolvers<void>();
    const base = await serve(async (request) => {
      arrived.resolve();
      await go.promise;
      return new Response(String((await request.arrayBuffer()).byteLength));
    });
    const size = 30_000_000;
    const client = send(base, { method: 'POST', headers: { 'content-length': size } });
    const answer = new Promise<string>((resolve) => {
      client.on('response', (res) => res.on('data', (data) => resolve(String(data))));
    });
    const flushed = vi.fn();
    client.end(Buffer.alloc(size), flushed);
    await arrived.promise;
    expect(flushed).not.toHaveBeenCalled();
    go.resolve();
    expect(await answer).toBe(String(size));
  });

  it('does not lose the response if the handler refuses it half-way', async () => {
    const base = await serve(async (request) => {
      await request.body?.cancel();
      return new Response('too much', { status: 413 });
    });
    const response = await fetch(base, { method: 'POST', body: new Uint8Array(5_000_000) });
    expect([response.status, await response.text()]).toEqual([413, 'too much']);
    expect(response.headers.get('connection')).toBe('close');
  });
});

describe('a response', () => {
  it('keeps every cookie and custom header', async () => {
    const headers = new Headers([
      ['x-a', 'b'],
      ['set-cookie', 'a=1'],
      ['set-cookie', 'b=2'],
    ]);
    const response = await fetch(await serve(async () => new Response(null, { status: 204, headers })));
    expect(response.status).toBe(204);
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('x-a')).toBe('b');
  });

  it('sends its headers before its first byte', async () => {
    const base = await serve(async () => new Response(new ReadableStream(), { status: 202 }));
    expect((await fetch(base)).status).toBe(202);
  });

  it('is produced no faster than the client reads', async () => {
    let made = 0;
    const stopped = withResolvers<void>();
    const chunk = new Uint8Array(100_000);
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        made += 1;
        controller.enqueue(chunk);
      },
      cancel: () => stopped.resolve(),
    });
    const base = await serve(async () => new Response(body));
    const client = connect(Number(new URL(base).port), '127.0.0.1');
    client.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    await new Promise((resolve) => {
      client.once('readable', resolve);
    });
    // The client does not read, so the system's buffers fill and no more data is produced.
    let before = -1;
    await vi.waitUntil(() => made === before || void (before = made), { interval: 200, timeout: 10_000 });
    expect(made).toBeLessThan(300);
    client.destroy();
    await stopped.promise;
  });

  it('is closed if the handler cancels it because the client does not read', async () => {
    const waits = withResolvers<() => void>();
    let taken = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        taken += 1;
        controller.enqueue(new Uint8Array(100_000));
        waits.resolve(() => controller.error(new Error('not read')));
      },
    });
    const closed = withResolvers<void>();
    const listener = toNodeListener(async () => new Response(body));
    const base = await listenWith((req, res) => {
      res.on('close', closed.resolve);
      listener(req, res);
    });
    const client = connect(Number(new URL(base).port), '127.0.0.1');
    client.on('error', () => {});
    client.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    const giveUp = await waits.promise;
    let before = -1;
    await vi.waitUntil(() => taken === before || void (before = taken), { interval: 200, timeout: 10_000 });
    giveUp();
    await expect(closed.promise).resolves.toBeUndefined();
    client.destroy();
  });

  it('is incomplete for the client if it fails midway', async () => {
    const base = await serve(async () => {
      let pulls = 0;
      return new Response(
        new ReadableStream({
          pull(controller) {
            pulls += 1;
            if (pulls === 1) controller.enqueue(new TextEncoder().encode('a'));
            else controller.error(new Error('broken'));
          },
        }),
      );
    });
    await expect((await fetch(base)).text()).rejects.toThrow();
  });

  it('is 500 without details if the handler throws', async () => {
    const response = await fetch(await serve(() => Promise.reject(new Error('secret'))));
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).toContain('server-failed');
    expect(text).not.toContain('secret');
  });
});

it('aborts the request only when the client disconnects', async () => {
  const signals: AbortSignal[] = [];
  const waiting = withResolvers<void>();
  const base = await serve(async (request) => {
    signals.push(request.signal);
    if (request.url.endsWith('/done')) return new Response('done');
    waiting.resolve();
    return new Promise(() => {});
  });
  await (await fetch(`${base}/done`)).text();
  const page = new AbortController();
  const answer = fetch(base, { signal: page.signal });
  await waiting.promise;
  page.abort();
  await expect(answer).rejects.toThrow();
  await vi.waitFor(() => expect(signals[1]?.aborted).toBe(true));
  expect(signals[0]?.aborted).toBe(false);
});
