/**
 * In Node, the signal of a `Request` follows the host's signal only while the request exists: undici holds its controller
 * weakly. Hosts such as Next.js do not keep the request while the response streams, so the handlers must.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { custom } from '../llm/index.js';
import { createLlmEndpoint } from './endpoint/llm-endpoint.js';
import { createLlmProxy } from './llm-proxy.js';

const SECRET = 'a-secret-that-is-long-enough-for-this';

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 5; round += 1) {
    collect();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const url = 'https://app.example/v1/chat/completions';
const body = JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: true });
const headers = { 'content-type': 'application/json', authorization: `Bearer ${SECRET}` };

it.each([
  [
    'createLlmProxy',
    (llm: ReturnType<typeof custom>) => createLlmProxy({ llm: { m: llm }, authorize: () => true }),
  ],
  [
    'createLlmEndpoint',
    (llm: ReturnType<typeof custom>) => createLlmEndpoint({ llm: { m: llm }, secret: SECRET }),
  ],
])('%s stops the model after its request was garbage-collected', async (_, create) => {
  const aborted = vi.fn();
  const handler = create(
    custom(async function* answer({ signal }) {
      signal.addEventListener('abort', aborted);
      yield 'Once upon a time. ';
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    }),
  );
  const host = new AbortController();
  // The request stays in this function.
  const respond = async () =>
    handler(new Request(url, { method: 'POST', headers, body, signal: host.signal }));
  const response = await respond();
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  await reader?.read();
  await collectGarbage();
  host.abort();
  await expect.poll(() => aborted).toHaveBeenCalledOnce();
  await reader?.cancel();
});
