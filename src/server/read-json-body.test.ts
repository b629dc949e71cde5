import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from './create-handler.js';
import { readJsonBody } from './read-json-body.js';
import { refusalOf } from './testing/requests.js';

afterEach(() => vi.useRealTimers());

/** A client whose data and timing the test controls. */
function slowClient(signal?: AbortSignal) {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const cancelled = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    start(made) {
      controller = made;
    },
    cancel: cancelled,
  });
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
    ...(signal && { signal }),
  };
  return {
    request: new Request('https://app.example.com/api', init),
    send: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
    cancelled,
  };
}

const echo = createHandler({ authorize: () => true }, [], async (request) =>
  Response.json(await readJsonBody(request, 100, 1000)),
);

describe('a body that does not end', () => {
  it('times out and is cancelled, even if bytes keep arriving', async () => {
    vi.useFakeTimers();
    const client = slowClient();
    const answer = echo(client.request);
    client.send('{"a":"');
    for (let index = 0; index < 10; index += 1) {
      await vi.advanceTimersByTimeAsync(100);
      if (index < 9) client.send('x');
    }
    expect(await refusalOf(await answer)).toMatchObject({ status: 408, code: 'body-timeout' });
    expect(client.cancelled).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is let go of at once when the client goes away', async () => {
    const page = new AbortController();
    const client = slowClient(page.signal);
    const answer = echo(client.request);
    client.send('{');
    page.abort();
    expect((await answer).status).toBe(499);
  });

  it('is let go of when it is too long', async () => {
    const client = slowClient();
    const answer = echo(client.request);
    client.send(`{"a":"${'x'.repeat(200)}`);
    expect(await refusalOf(await answer)).toMatchObject({ status: 413, code: 'body-too-large' });
    expect(client.cancelled).toHaveBeenCalledOnce();
  });
});

describe('a request without `body`, as in Firefox', () => {
  const echoed = async (text: string) => {
    const request = new Request('https://app.example.com/api', { method: 'POST', body: text });
    Object.defineProperty(request, 'body', { value: undefined });
    return readJsonBody(request, 100);
  };

  it('is read', async () => {
    expect(await echoed('{"mode":"client"}')).toEqual({ mode: 'client' });
  });

  it('is refused over the limit', async () => {
    await expect(echoed(JSON.stringify('x'.repeat(200)))).rejects.toMatchObject({ code: 'body-too-large' });
  });
});
