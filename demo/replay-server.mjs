// `node demo/replay-server.mjs FILE.sse [--port 8788] [--chunk-ms 25]`: a model endpoint that answers every question
// with a recorded stream, event by event, at a realistic speed. Use it for a demo with a real protocol but no model:
//   LLM_URL=http://localhost:8788/v1 LLM_MODEL=recorded npm start
// The server prints the messages of each request as one JSON line, so that you can see the history that the model gets.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string', default: '8788' }, 'chunk-ms': { type: 'string', default: '25' } },
});
const [file] = positionals;
const chunkMs = Number(values['chunk-ms']);
if (file === undefined || !(chunkMs >= 0)) {
  console.error('Usage: node demo/replay-server.mjs FILE.sse [--port 8788] [--chunk-ms 25]');
  process.exit(1);
}

// Splits after each blank line and changes no bytes.
const events = readFileSync(file, 'utf8').match(/[\s\S]+?(?:\r?\n\r?\n|$)/g) ?? [];

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type',
};

/** @param {import('node:http').IncomingMessage} request */
async function readJson(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

/** @param {import('node:http').ServerResponse} response */
async function replay(response) {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  response.writeHead(200, { ...cors, 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  let sent = 0;
  try {
    for (const event of events) {
      await sleep(chunkMs, undefined, { signal: gone.signal });
      response.write(event);
      sent += 1;
    }
    response.end();
  } catch {
    // The client disconnected, as after an interruption.
  }
  console.log(
    JSON.stringify({ event: sent === events.length ? 'finished' : 'aborted', sent, of: events.length }),
  );
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function complete(request, response) {
  const { model, messages } = await readJson(request);
  console.log(JSON.stringify({ event: 'request', model, messages }));
  await replay(response);
}

const server = createServer((request, response) => {
  if (request.method === 'OPTIONS') {
    response.writeHead(204, cors).end();
  } else if (request.method === 'POST' && request.url?.split('?', 1)[0] === '/v1/chat/completions') {
    complete(request, response).catch(() => response.writeHead(400, cors).end('The body is not JSON.'));
  } else {
    response.writeHead(404, cors).end('POST /v1/chat/completions');
  }
});

server.listen(Number(values.port), () => {
  console.error(`${events.length} events of ${file} at http://localhost:${values.port}/v1`);
});
