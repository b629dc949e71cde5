import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KEY, ReplayServer, type Asked, type Reply } from '../llm/conformance/testing/replay-server.js';
import { good, guarded, refusal } from '../llm/conformance/testing/replies.js';
import { bytesOf, chunk, done, frame, stop, text } from '../llm/testing/sse.js';
import type { CliIo } from './cli-io.js';
import { HostileServer } from '../llm/testing/hostile-server.js';
import { runCli } from './run-cli.js';

async function* inPieces(...pieces: (string | Uint8Array)[]) {
  for (const piece of pieces) yield typeof piece === 'string' ? bytesOf(piece) : piece;
}

async function cli(
  args: string[],
  { stdin = inPieces(), env = {} }: Partial<Pick<CliIo, 'env' | 'stdin'>> = {},
) {
  const printed = { out: '', err: '' };
  const code = await runCli(args, {
    env,
    stdin,
    out: (words) => void (printed.out += words),
    err: (words) => void (printed.err += words),
    untilStopped: () => Promise.resolve(),
  });
  const lines = () =>
    printed.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { code, ...printed, lines };
}

const body = [chunk({ reasoning: 'Hm' }), text('Grüße '), text('👋'), stop, done].join('');
const summary = {
  type: 'summary',
  text: 'Grüße 👋',
  reasoning: 'Hm',
  toolCalls: [],
  finish: 'stop',
  error: null,
};

describe('anam-react parse', () => {
  const fileOf = (content: string) => {
    const path = join(mkdtempSync(join(tmpdir(), 'anam-react-')), 'answer.sse');
    writeFileSync(path, content);
    return path;
  };

  it('prints each part, then the summary', async () => {
    const { code, lines, err } = await cli(['parse', '--spec', 'openai', fileOf(body)]);
    expect(lines()).toEqual([
      { type: 'reasoning-delta', text: 'Hm' },
      { type: 'text-delta', text: 'Grüße ' },
      { type: 'text-delta', text: '👋' },
      { type: 'finish', reason: 'stop' },
      summary,
    ]);
    expect([code, err]).toEqual([0, '']);
  });

  it.each(['1', '3', '7', '100000'])(
    'reads standard input in pieces of %s bytes with the same result',
    async (size) => {
      const { code, lines } = await cli(['parse', '--spec', 'groq', '--chunk', size], {
        stdin: inPieces(body),
      });
      expect([code, lines().at(-1)]).toEqual([0, summary]);
    },
  );

  it('joins the arguments of tool calls', async () => {
    const call = (delta: object) => chunk({ tool_calls: [{ index: 0, ...delta }] });
    const stdin = inPieces(
      call({ id: 'c1', function: { name: 'ping', arguments: '{"a"' } }),
      call({ function: { arguments: ':1}' } }),
      chunk({}, 'tool_calls'),
      done,
    );
    const { lines } = await cli(['parse', '--spec', 'azure', '-'], { stdin });
    expect(lines().at(-1)).toMatchObject({
      toolCalls: [{ name: 'ping', arguments: '{"a":1}' }],
      finish: 'tool-calls',
    });
  });

  it('reports an error, a truncated stream and an HTML page, and exits with 0', async () => {
    const codes = [];
    for (const content of [text('Hi') + frame({ error: { message: 'boom' } }), text('Hi'), '<html></html>']) {
      const { code, lines } = await cli(['parse', '--spec', 'openai'], { stdin: inPieces(content) });
      codes.push([code, lines().at(-1)?.['error']]);
    }
    expect(codes).toEqual([
      [0, { code: 'llm-failed', message: expect.stringContaining('boom') }],
      [0, { code: 'llm-truncated', message: expect.any(String) }],
      [0, { code: 'llm-protocol', message: expect.stringContaining('HTML') }],
    ]);
  });

  it('does not add a refusal to the text', async () => {
    const stdin = inPieces(chunk({ refusal: 'No.' }), stop, done);
    const { lines } = await cli(['parse', '--spec', 'openai'], { stdin });
    expect(lines()[0]).toEqual({ type: 'refusal-delta', text: 'No.' });
    expect(lines().at(-1)).toMatchObject({ text: '' });
  });

  it('reads Gemini, Anthropic and Responses', async () => {
    const anthropic = frame({
      type: 'content_block_delta',
      index: 0,
      delta: { type: 'text_delta', text: 'Hi' },
    });
    const responses = frame({ type: 'response.output_text.delta', output_index: 0, delta: 'Hi' });
    const gemini = frame({ candidates: [{ content: { role: 'model', parts: [{ text: 'Hi' }] } }] });
    for (const [spec, content] of [
      ['gemini', gemini],
      ['anthropic', anthropic],
      ['openai-responses', responses],
    ] as const) {
      const { lines } = await cli(['parse', '--spec', spec], { stdin: inPieces(content) });
      expect(lines().at(-1), spec).toMatchObject({ text: 'Hi', error: { code: 'llm-truncated' } });
    }
  });
});

describe('command line arguments', () => {
  it.each([
    [[], 'check, compare, parse, server'],
    [['frobnicate'], 'Unknown command “frobnicate”'],
    [['parse', '--spec', 'nope'], 'Unknown spec “nope”'],
    [['parse'], '--spec'],
    [['parse', '--spec', 'openai', '/does/not/exist'], 'Cannot read /does/not/exist'],
    [['parse', '--spec', 'openai', tmpdir()], 'Cannot read'],
    [['parse', '--spec', 'openai', '--chunk', '0'], '--chunk'],
    [['parse', '--spec', 'openai', '--frob'], '--frob'],
    [['check', '--url', 'https://a.b/v1'], '--spec'],
    [['check', '--spec', 'openai'], '--url'],
    [['check', '--spec', 'openai', '--url', 'a.b/v1'], 'https://'],
    [['check', '--spec', 'openai', '--url', 'https://a.b', '--timeout', 'x'], '--timeout'],
    [['check', '--spec', 'openai', '--url', 'https://a.b', '--origin', 'a.b'], '--origin'],
    [['check', '--spec', 'openai', '--url', 'https://a.b', '--only', '99'], 'Unknown check “99”'],
    [['check', '--spec', 'openai', '--url', 'https://a.b', '--key-env', 'UNSET'], 'not set: UNSET'],
  ])('%j prints what to change and exits with 2', async (args, said) => {
    const { code, out, err } = await cli(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
  });

  it('does not print a key passed instead of the name of its variable', async () => {
    for (const key of [KEY, 'sk_live_0123456789']) {
      const { code, err } = await cli([
        'check',
        '--spec',
        'openai',
        '--url',
        'https://a.b',
        '--key-env',
        key,
      ]);
      expect(code).toBe(2);
      expect(err).not.toContain(key);
    }
  });

  it.each([[['--help']], [['check', '--help']], [['parse', '--help']]])(
    '%j prints the help',
    async (args) => {
      const { code, out } = await cli(args);
      expect(code).toBe(0);
      expect(out).toContain('npx --no anam-react');
    },
  );

  it('prints its version', async () => {
    expect((await cli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('anam-react check', () => {
  let server: ReplayServer | undefined;
  afterEach(() => server?.close());

  const check = async (answer: (asked: Asked) => Reply, ...args: string[]) => {
    server = new ReplayServer(answer);
    const url = `${await server.listen()}/v1/chat/completions`;
    return cli(['check', '--spec', 'openai', '--model', 'test', '--url', url, '--key-env', 'KEY', ...args], {
      env: { KEY },
    });
  };
  const preflight = (headers: Record<string, string>): ((asked: Asked) => Reply) => {
    const cors = { 'access-control-allow-origin': 'https://app.example.com' };
    return (asked) => {
      if (asked.method === 'OPTIONS') return { status: 204, headers: { ...cors, ...headers }, pieces: [] };
      const reply = guarded(good)(asked);
      return { ...reply, headers: { ...reply.headers, ...cors } };
    };
  };

  it('exits with 0 for a good endpoint, as text and as JSON', async () => {
    const words = await check(guarded(good), '--only', '1,2,3,6,7');
    expect(words.code, words.out).toBe(0);
    expect(words.out).toMatch(/✓ {2}7 Framing: .*\n\nPASS: http/s);
    await server?.close();
    const json = await check(guarded(good), '--only', 'framing', '--json');
    expect(json.code).toBe(0);
    expect(JSON.parse(json.out)).toMatchObject({
      verdict: 'pass',
      results: [{ id: 'framing', status: 'pass' }],
      reasoningNote: expect.stringMatching(/^Reasoning: .*Groq.*\.$/) as string,
    });
  });

  it('exits with 1 for a bad endpoint and says what to do', async () => {
    const { code, out } = await check(() => refusal(500, 'boom'));
    expect(code).toBe(1);
    expect(out).toMatch(/✗ {2}6 Status and content type: .*500.*\n {5}→ .*log/);
    expect(out).toContain('boom');
    expect(out).toContain('Stopped early');
  });

  it('exits with 1 when the connection is refused', async () => {
    const { code, out } = await cli([
      'check',
      '--spec',
      'openai',
      '--url',
      'http://127.0.0.1:1/v1/chat/completions',
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/✗ {2}2 .*ECONNREFUSED.*\n.*Is the server running/);
  });

  it('never prints the key, however the server echoes it', async () => {
    const escaped = Array.from(KEY, (char) => `\\u00${char.codePointAt(0)?.toString(16)}`).join('');
    const echoes = [KEY, KEY.toUpperCase(), encodeURIComponent(KEY), btoa(KEY), escaped];
    const echo = (): Reply => ({
      status: 401,
      headers: { 'content-type': 'application/json', 'x-key': KEY, location: `/?key=${KEY}` },
      pieces: [
        `${' '.repeat(1995)}${JSON.stringify({ error: { message: `not ${echoes.join(' or ')}` } })}${escaped}`,
      ],
    });
    for (const format of [[], ['--json']]) {
      const { out, err } = await check(echo, ...format);
      for (const form of [...echoes, KEY.slice(0, 12)]) expect(out + err).not.toContain(form);
      expect(out).toContain('contains the key that was sent');
      await server?.close();
    }
  });

  it.each([
    ['content-type, Authorization', 'pass', 0],
    ['*', 'fail', 0],
  ])('sends a preflight: allowing the headers %s is a %s', async (allowed, status, code) => {
    const answer = preflight({ 'access-control-allow-headers': allowed });
    const got = await check(answer, '--only', '26', '--origin', 'https://app.example.com', '--json');
    expect(got.code).toBe(code);
    const [result] = (JSON.parse(got.out) as { results: { status: string; hint?: string }[] }).results;
    expect(result?.status, got.out).toBe(status);
    expect(result?.hint ?? 'Allow-Headers').toContain('Allow-Headers');
  });

  it('escapes control characters that a server sends', async () => {
    const { out } = await check(() => refusal(500, '\u001b[2Jgone\u0007'));
    // oxlint-disable-next-line no-control-regex -- the test checks for control characters
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('anam-react check against a body without an end', () => {
  it.each([
    [200, ': keep-alive\n\n'],
    [200, 'data:\n\n'],
    [200, 'a'],
    [401, 'a'],
    [500, '{'],
  ])('ends after a few megabytes of %i %j', async (status, unit) => {
    const server: HostileServer = await new HostileServer((request, response) =>
      server.endless(status, unit.repeat(65_536))(request, response),
    ).listen();
    const before = process.memoryUsage().rss;
    const { out } = await cli(['check', '--spec', 'openai', '--url', server.url, '--only', '3']);
    expect(out).not.toBe('');
    expect(server.sent / server.requests.length).toBeLessThan(30_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
    server.close();
  });
});
