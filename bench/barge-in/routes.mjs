// The routes of the barge-in experiment. They write a word every 50 ms, and report when a request's signal is aborted.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { EventEncoder } from '@ag-ui/encoder';
import * as ai6 from 'ai';
import { MockLanguageModelV3 } from 'ai/test';
import * as ai5 from 'ai-5';
import { MockLanguageModelV2 } from 'ai-5/test';

const encoder = new EventEncoder();

/** @param {AbortSignal} signal */
async function* words(signal) {
  for (let count = 0; !signal.aborted; count += 1) {
    yield `word${count} `;
    await wait(50, undefined, { signal }).catch(() => undefined);
  }
}

/** @param {AsyncIterable<unknown>} parts */
const streamOf = (parts) => /** @type {any} */ (Readable.toWeb(Readable.from(parts)));

/** @param {AbortSignal} signal */
async function* modelParts(signal) {
  yield { type: 'stream-start', warnings: [] };
  yield { type: 'text-start', id: 't' };
  for await (const delta of words(signal)) yield { type: 'text-delta', id: 't', delta };
}

/** @param {AbortSignal} signal */
async function* agentEvents(signal) {
  const run = { threadId: 't', runId: 'r' };
  yield encoder.encodeSSE(/** @type {any} */ ({ type: 'RUN_STARTED', ...run }));
  yield encoder.encodeSSE(
    /** @type {any} */ ({ type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant' }),
  );
  for await (const delta of words(signal)) {
    yield encoder.encodeSSE(/** @type {any} */ ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta }));
  }
}

/** @param {AsyncIterable<string>} text @param {string} type */
const textResponse = (text, type) =>
  new Response(streamOf(text).pipeThrough(new TextEncoderStream()), { headers: { 'content-type': type } });

/** @type {Record<string, (signal: AbortSignal) => Response>} */
const routes = {
  'ai-sdk-5': (abortSignal) => {
    const model = new MockLanguageModelV2({
      doStream: async ({ abortSignal: signal }) => ({ stream: streamOf(modelParts(signal ?? abortSignal)) }),
    });
    return ai5.streamText({ model, prompt: 'Count.', abortSignal }).toUIMessageStreamResponse();
  },
  'ai-sdk-6': (abortSignal) => {
    const model = new MockLanguageModelV3({
      doStream: async ({ abortSignal: signal }) => ({ stream: streamOf(modelParts(signal ?? abortSignal)) }),
    });
    return ai6.streamText({ model, prompt: 'Count.', abortSignal }).toUIMessageStreamResponse();
  },
  'ag-ui-1': (signal) => textResponse(agentEvents(signal), 'text/event-stream'),
  text: (signal) => textResponse(words(signal), 'text/plain; charset=utf-8'),
};

/** The page is on another origin. */
const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

const server = createServer((request, response) => {
  if (request.method === 'OPTIONS') return void response.writeHead(204, cors).end();
  const left = new AbortController();
  response.on('close', () => {
    process.send?.(performance.timeOrigin + performance.now());
    left.abort();
  });
  const route = routes[request.url?.slice(1) ?? ''];
  const answer = route?.(left.signal) ?? new Response('', { status: 404 });
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...cors });
  if (answer.body) {
    Readable.fromWeb(/** @type {any} */ (answer.body))
      .on('error', () => undefined)
      .pipe(response);
  }
});
server.listen(0, '127.0.0.1', () => process.send?.(/** @type {any} */ (server.address()).port));
