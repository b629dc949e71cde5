import { createServer as createHttp2, connect } from 'node:http2';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { remoteAddress, toNodeListener } from './index.js';
import { closeServers, listenWith } from './testing/persona-back-end.js';
import type { WebHandler } from './to-node-listener.js';

afterEach(closeServers);

const statusOf = (url: string, method: string) =>
  new Promise<{ status: number | undefined; allow: string | undefined }>((resolve, reject) => {
    request(url, { method }, (res) => resolve({ status: res.resume().statusCode, allow: res.headers.allow }))
      .on('error', reject)
      .end();
  });

/** Sends a body over unencrypted HTTP/2. Leaves the stream open if `ends` is false. */
async function overHttp2(handler: WebHandler, { ends = true } = {}) {
  const server = createHttp2();
  // Node's listener also accepts the compatibility objects of HTTP/2, as `createSecureServer` passes them.
  server.on('request', toNodeListener(handler) as never);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    return await new Promise<{ status: unknown; text: string }>((resolve, reject) => {
      const stream = session.request({ ':method': 'POST', ':path': '/', 'content-type': 'text/plain' });
      let status: unknown;
      let text = '';
      stream.on('response', (headers) => (status = headers[':status']));
      stream.on('data', (data) => (text += String(data)));
      stream.on('end', () => resolve({ status, text }));
      stream.on('error', reject);
      if (ends) stream.end('hello');
      else stream.write('hello');
    });
  } finally {
    session.destroy();
    server.close();
  }
}

describe('toNodeListener', () => {
  it('returns 405 for TRACE, which `Request` does not support', async () => {
    const url = await listenWith(toNodeListener(async () => new Response('never')));
    expect(await statusOf(url, 'TRACE')).toEqual({ status: 405, allow: 'POST' });
  });

  it('gives a handler the client address of a request', async () => {
    const url = await listenWith(
      toNodeListener(async (asked) => new Response(remoteAddress(asked) ?? 'nothing')),
    );
    expect(await (await fetch(url, { headers: { 'x-forwarded-for': '1.2.3.4' } })).text()).toBe('127.0.0.1');
    expect(remoteAddress(new Request('http://x.test'))).toBeUndefined();
  });

  it('serves HTTP/2 and omits HTTP/1-only headers', async () => {
    const answer = await overHttp2(
      async (asked) =>
        new Response(await asked.text(), { headers: { connection: 'close', 'keep-alive': 'timeout=5' } }),
    );
    expect(answer).toEqual({ status: 200, text: 'hello' });
  });

  it('responds over HTTP/2 before a body has ended', async () => {
    const answer = await overHttp2(async () => new Response('no', { status: 413 }), { ends: false });
    expect(answer).toEqual({ status: 413, text: 'no' });
  });
});
