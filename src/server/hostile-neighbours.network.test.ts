/** Other requests are still served while hostile endpoints stream endlessly in the same process. */
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { anthropic, gemini, openaiCompatible, openaiResponses, type LlmAdapter } from '../llm/index.js';
import { gzipBomb, HostileServer } from '../llm/testing/hostile-server.js';
import { toNodeListener } from '../node/index.js';
import { createLlmProxy } from './llm-proxy.js';
import { scriptedLlm } from './testing/scripted-llm.js';

type Answer = ConstructorParameters<typeof HostileServer>[0];

/** Nine bodies that are endless or larger than memory. */
const bodies: readonly ((server: HostileServer) => Answer)[] = [
  ...[': keep-alive\n\n', 'data:\n\n', 'data: {\n\n', 'data: {}\n\n', '\n', 'a', '{x}\n'].map(
    (unit) =>
      ({ endless }: HostileServer) =>
        endless(200, unit.repeat(8_000)),
  ),
  ({ endless }) => endless(500, 'a'.repeat(65_536)),
  () => gzipBomb(500),
];
const makers: readonly ((url: string) => LlmAdapter)[] = [
  (url) => openaiCompatible({ url, model: 'm' }),
  (url) => anthropic({ url, model: 'm', apiKey: 'k' }),
  (url) => gemini({ url, model: 'm', apiKey: 'k' }),
  (url) => openaiResponses({ url, model: 'm', apiKey: 'k' }),
];
const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function hostile(make: (server: HostileServer) => Answer): Promise<string> {
  let answer: Answer = () => undefined;
  const server = new HostileServer((asked, response) => answer(asked, response));
  answer = make(server);
  closers.push(() => server.close());
  return (await server.listen()).url;
}

/** Asks the proxy one question, and returns whether the answer is complete. */
const ask = (port: number, model: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'Hi' }] });
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request({ port, method: 'POST', headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text = (text + piece.toString()).slice(-400)));
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });

/**
 * Measures the CPU time of the longest turn of the event loop, in milliseconds: the longest that another request may
 * wait. Wall-clock time is not used, because the machine may be busy with other tests.
 */
function longestTurn() {
  let longest = 0;
  let going = true;
  let last = process.cpuUsage();
  const look = () => {
    const { user, system } = process.cpuUsage(last);
    longest = Math.max(longest, (user + system) / 1000);
    last = process.cpuUsage();
    if (going) setImmediate(look);
  };
  setImmediate(look);
  return {
    stop: () => {
      going = false;
      return longest;
    },
  };
}

it('serves the others between the pieces of nine endless answers', async () => {
  const urls = await Promise.all(bodies.map((make) => hostile(make)));
  const { adapter, answers } = scriptedLlm();
  const targets = urls.map((url, index) => [`bad-${index}`, makers[index % makers.length]?.(url)] as const);
  const llm = { good: adapter, ...(Object.fromEntries(targets) as Record<string, LlmAdapter>) };
  const handler = createLlmProxy({ llm, authorize: () => true });
  const site = createServer(toNodeListener(handler));
  await new Promise<void>((ready) => {
    site.listen(0, '127.0.0.1', ready);
  });
  closers.push(() => (site.closeAllConnections(), site.close()));
  const { port } = site.address() as AddressInfo;
  const attacks = targets.map(([model]) => ask(port, model));
  const left = { running: attacks.length };
  for (const attack of attacks) attack.finally(() => (left.running -= 1)).catch(() => undefined);
  const turns = longestTurn();
  let pings = 0;
  while (left.running > 0) {
    const before = answers.length;
    const answered = ask(port, 'good');
    while (answers.length === before) await new Promise(setImmediate);
    answers.at(-1)?.say('Hello.');
    answers.at(-1)?.finish();
    expect(await answered).toContain('[DONE]');
    pings += 1;
  }
  expect((await Promise.all(attacks)).every((text) => text.includes('error'))).toBe(true);
  expect(pings).toBeGreaterThan(3);
  expect(turns.stop()).toBeLessThan(1_500);
});
