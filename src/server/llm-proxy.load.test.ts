// Many simultaneous requests, and pages that disconnect. Nothing may remain in memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { openaiCompatible } from '../llm/index.js';
import { createLlmProxy } from './llm-proxy.js';
import { post } from './testing/requests.js';
import { scriptedLlm } from './testing/scripted-llm.js';

const question = { messages: [{ role: 'user', content: 'Hi' }] };
const text = 'Four words and some. ';
const task = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Returns the bytes in use after a garbage collection. */
async function heap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let time = 0; time < 3; time += 1) {
    await task();
    collect();
  }
  return process.memoryUsage().heapUsed;
}

function setUp() {
  const { adapter, answers } = scriptedLlm();
  return { handler: createLlmProxy({ llm: adapter, authorize: () => true, maxOutputTokens: 100 }), answers };
}

it('a thousand long answers at once buffer only the data in flight', async () => {
  const { handler, answers } = setUp();
  const pending = Array.from({ length: 1000 }, () => handler(post(question)));
  while (answers.length < 1000) await task();
  answers.forEach((answer) => answer.say(text));
  const readers = (await Promise.all(pending)).map((response) => response.body!.getReader());
  const readAll = () => Promise.all(readers.map((reader) => reader.read()));
  await readAll();
  const round = async () => {
    answers.forEach((answer) => answer.say(text));
    await readAll();
  };
  for (let time = 0; time < 10; time += 1) await round();
  const before = await heap();
  for (let time = 0; time < 90; time += 1) await round();
  // 90 more rounds produce 1.9 MB of text alone.
  expect((await heap()) - before).toBeLessThan(1_000_000);
  answers.forEach((answer) => answer.finish());
  for (const reader of readers) while (!(await reader.read()).done);
}, 60_000);

it('pages that go away at every point leave no model running and no memory', async () => {
  const { handler, answers } = setUp();
  const comeAndGo = async (at: number) => {
    const page = new AbortController();
    const pending = handler(post(question, { signal: page.signal }));
    if (at % 4 > 0) await task();
    if (at % 4 > 1) answers.at(-1)?.say(text);
    if (at % 4 > 2) await (await pending).body!.getReader().read();
    page.abort();
    const response = await pending;
    if (!response.body?.locked) await response.body?.cancel();
  };
  for (let at = 0; at < 400; at += 1) await comeAndGo(at);
  answers.length = 0;
  const before = await heap();
  for (let at = 0; at < 4000; at += 1) {
    await comeAndGo(at);
    const open = answers.splice(0).filter(({ signal }) => !signal.aborted);
    expect(open).toEqual([]);
  }
  // The runtime itself needs 100 bytes per request with a signal. A leaked timer would hold 13 kB.
  expect((await heap()) - before).toBeLessThan(2_000_000);
}, 60_000);

it('an answer that streams no longer holds its conversation', async () => {
  const spoken = new TextEncoder().encode('data: {"choices":[{"index":0,"delta":{"content":"Hi"}}]}\n\n');
  const openBody = () => new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(spoken) });
  const fetch = async () => new Response(openBody());
  const llm = openaiCompatible({ url: 'https://llm.example/v1', model: 'm', fetch });
  const handler = createLlmProxy({ llm, authorize: () => true });
  const long = 'word '.repeat(20_000);
  const ask = async (at: number) => {
    const asked = JSON.stringify({ messages: [{ role: 'user', content: `${at} ${long}` }] });
    // Sent as a stream, as from a socket, because a request that is created from a string keeps the string.
    const { url, headers } = post(null);
    const streamed = { method: 'POST', headers, body: new Blob([asked]).stream(), duplex: 'half' };
    const { body } = await handler(new Request(url, streamed));
    const reader = body!.getReader();
    await reader.read();
    await reader.read();
    return reader;
  };
  await (await ask(0)).cancel();
  const before = await heap();
  const readers = await Promise.all(Array.from({ length: 100 }, (_, at) => ask(at)));
  // A hundred conversations take 10 MB.
  expect((await heap()) - before).toBeLessThan(3_000_000);
  for (const reader of readers) await reader.cancel();
}, 60_000);
