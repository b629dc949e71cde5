import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = fileURLToPath(new URL('..', import.meta.url));

/** Matches every way to read a body or a stream. */
const reading =
  /\.(?:text|json|arrayBuffer|blob|bytes|formData)\(\)|\.getReader\(|\.(?:pipeTo|pipeThrough)\(|\.tee\(\)|\bfor await\b|\.on\('data'|new WebSocket\(/gu;

/** The places where the product reads foreign data, with the number of reads and their limit. */
const readers: Readonly<Record<string, readonly [count: number, limit: string]>> = {
  'internal/read-text.ts': [1, 'its parameter: every body of a request and of a peer that is read whole'],
  'llm/endpoint-connection.ts': [1, '`bytes` of answer-limits.ts; its other limits in the decoders'],
  'llm/guarded-client.ts': [1, '`bytes` and `event` of answer-limits.ts in the TransformStream'],
  'llm/conformance/exchange.ts': [1, 'LARGEST_BODY'],
  'livekit/room-transcription.ts': [3, 'LONGEST_SEGMENT: the other two read what it lets through'],
  'cli/read-pieces.ts': [2, 'a file of the user, a piece at a time'],
  'cli/read-parts.ts': [1, 'the pieces of read-pieces.ts'],
  'cli/spoken-command.ts': [1, 'the pieces of read-pieces.ts'],
  'core/runtime/model-runner.ts': [
    1,
    'parts of an adapter, which has the limits; the turn can be interrupted',
  ],
  'node/send-response.ts': [1, 'a response of our own handler, as fast as the client takes it'],
  'voice/read-voice.ts': [1, 'pieces, one at a time; the audio of a text ends at longestAudioMs'],
  'voice/voice-talk.ts': [1, 'the pieces of read-voice.ts, until longestAudioMs'],
  'elevenlabs/elevenlabs-agent.ts': [1, 'messages, each whole in the browser before it is told'],
  'cli/list-commands.ts': [1, 'pages of anam.listAll(), each read with a limit, at most 1,000'],
  'cli/llms-command.ts': [1, 'one line of the user, at most 100 characters'],
  'server/read-json-body.ts': [1, 'in Firefox only, where the page itself made the request'],
  'cli/contract/page-server.ts': [1, 'LARGEST_BODY: requests of our own page'],
  'contract-page/host.ts': [1, 'the command that serves the page'],
  'contract-page/microphone.ts': [1, 'RECORD_MS: a recording of the page itself'],
  'contract-page/observe.ts': [1, 'a copy of a response that the SDK reads whole, too'],
  'cli/init/token-findings.ts': [1, 'a response of our own session handler, which reads Anam with a limit'],
  'cli/init/run-program.ts': [1, 'the last 4,000 characters of what npm prints'],
  'server/endpoint/capped-llm.ts': [1, 'parts of an adapter, cut at maxOutputTokens'],
  'simulator/simulator.ts': [1, 'requests of the page itself'],
  'simulator/anam-api/answer-request.ts': [1, 'requests of the page or server that simulates Anam itself'],
  'simulator/llm/call-endpoint.ts': [1, 'a refusal of the endpoint under test, which has a time limit'],
  'simulator/llm/endpoint-turn.ts': [1, 'parts of read-answer.ts'],
  'simulator/llm/endpoint-urls.ts': [1, 'parts of read-answer.ts'],
  'simulator/llm/read-answer.ts': [2, 'the endpoint under test; a silent one ends at a time limit'],
};

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /\.tsx?$/u.test(path) && !/\.test\.|\/testing\/|\.d\.ts$/u.test(path));

const withoutComments = (code: string) => code.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gmu, '');

it('reads a peer only where a limit ends it', () => {
  expect(sources.length).toBeGreaterThan(300);
  const found = sources.flatMap((path) => {
    const { length } = withoutComments(readFileSync(src + path, 'utf8')).match(reading) ?? [];
    return length ? [[path, length]] : [];
  });
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(readers).map(([path, [count]]) => [path, count])),
  );
});
