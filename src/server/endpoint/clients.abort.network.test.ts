// A client that stops reading stops the model, over real HTTP.
import OpenAI from 'openai';
import { afterEach, expect, it } from 'vitest';
import type { LlmAdapter } from '../../llm/llm-adapter.js';
import { endpointOf, SECRET, specs } from './testing/ask-endpoint.js';
import { clientModels } from './testing/client-models.js';
import { servedEndpoint } from './testing/served-endpoint.js';

const open: { close: () => void }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** An endpoint whose model sends one word and then waits until it is stopped. */
async function waitingEndpoint() {
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const llm: LlmAdapter = {
    name: 'waiting',
    async *stream(_request, { signal }) {
      signal.addEventListener('abort', stop);
      yield { type: 'text-delta', text: 'Hello' };
      await stopped;
    },
  };
  const endpoint = endpointOf(llm);
  const served = await servedEndpoint(endpoint);
  open.push(served);
  return { base: served.base, stopped, stats: endpoint.stats };
}

const aborted = { aborted: 1, running: 0, finished: 0, failed: 0 };

it.each(specs)('stops the model when a client of %s aborts', async (spec) => {
  const { base, stopped, stats } = await waitingEndpoint();
  const controller = new AbortController();
  const { stream } = await clientModels[spec]({ base }).doStream({
    prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }],
    abortSignal: controller.signal,
  });
  const reader = stream.getReader();
  for (let type = ''; type !== 'text-delta'; type = (await reader.read()).value?.type ?? 'text-delta');
  controller.abort();
  await stopped;
  await expect.poll(stats).toMatchObject(aborted);
});

it('stops the model when the client of OpenAI aborts', async () => {
  const { base, stopped, stats } = await waitingEndpoint();
  const client = new OpenAI({ apiKey: SECRET, baseURL: `${base}/v1` });
  const stream = await client.chat.completions.create({
    model: 'm',
    messages: [{ role: 'user', content: 'Hi' }],
    stream: true,
  });
  for await (const { choices } of stream) if (choices[0]?.delta.content) stream.controller.abort();
  await stopped;
  await expect.poll(stats).toMatchObject(aborted);
});
