import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KEY, ReplayServer, type Asked, type Reply } from '../llm/conformance/testing/replay-server.js';
import { good, refusal, sse } from '../llm/conformance/testing/replies.js';
import { done, stop, text } from '../llm/testing/sse.js';
import { runCli } from './run-cli.js';

const servers: ReplayServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(answer: (asked: Asked) => Reply) {
  const server = new ReplayServer(answer);
  servers.push(server);
  return { server, url: `${await server.listen()}/v1/chat/completions` };
}

async function compare(args: string[], env: Record<string, string> = {}) {
  const printed = { out: '', err: '' };
  const code = await runCli(['compare', ...args], {
    env,
    stdin: (async function* () {})(),
    out: (words) => void (printed.out += words),
    err: (words) => void (printed.err += words),
    untilStopped: () => Promise.resolve(),
  });
  return { code, ...printed };
}

const folder = () => mkdtempSync(join(tmpdir(), 'anam-react-'));

describe('anam-react compare', () => {
  it('compares with the recorded reference without a key for the provider', async () => {
    const { url } = await serve(good);
    const { code, out, err } = await compare(['--endpoint', url, '--against', 'openai']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /Reference {2}recorded: the shape of OpenAI Chat Completions, gpt-5-2025-08-07, July 2026/,
    );
    expect(out).toContain('OPENAI_API_KEY');
    expect(out).toMatch(/^status +200 +200$/m);
    expect(out).toMatch(/choices\[\]\.delta\.content +choices\[\]\.delta\.content/);
    expect(out).toContain('MATCHES');
  });

  it('exits with 1 and says what to change if a reader may fail', async () => {
    const { url } = await serve(() => ({ headers: sse, pieces: [text('Hi'), stop] }));
    const { code, out } = await compare(['--endpoint', url, '--against', 'openai']);
    expect(code).toBe(1);
    expect(out).toMatch(/Must match\n✗ \[DONE\]: no · reference: yes\n {5}→ End with `data: \[DONE\]`/);
    expect(out).toContain('DIFFERS: 1 difference that a reader may fail on.');
  });

  it('asks the reference, each side with its own key', async () => {
    const own = await serve(good);
    const other = await serve(good);
    const against = ['--against', 'openai', '--against-url', other.url, '--against-key-env', 'THEIRS'];
    const { code, out } = await compare(
      ['--endpoint', own.url, '--model', 'test', '--key-env', 'MINE', ...against, '--json'],
      { MINE: 'mine-0123456789', THEIRS: 'theirs-0123456789', OPENAI_API_KEY: 'sk-0123456789' },
    );
    expect(code).toBe(0);
    expect([...own.server.requests, ...other.server.requests].map(({ key }) => key)).toEqual([
      'mine-0123456789',
      'theirs-0123456789',
    ]);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'matches', reference: { source: { type: 'live' } } });
  });

  it('sends the usual key of a provider to no other URL', async () => {
    const own = await serve(good);
    const other = await serve(good);
    await compare(['--endpoint', own.url, '--against', 'openai', '--against-url', other.url], {
      OPENAI_API_KEY: 'sk-0123456789',
    });
    expect([...own.server.requests, ...other.server.requests].map(({ key }) => key)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('saves both bodies byte for byte, with status and headers', async () => {
    const { url } = await serve(() => ({ headers: sse, pieces: [text('Grüße'), stop, done] }));
    const path = join(folder(), 'new', 'folder');
    const { out } = await compare(['--endpoint', url, '--against', 'groq', '--save', path]);
    expect(readdirSync(path).sort()).toEqual([
      'endpoint.headers.json',
      'endpoint.sse',
      'reference.headers.json',
      'reference.sse',
    ]);
    expect(readFileSync(join(path, 'endpoint.sse'), 'utf8')).toBe(text('Grüße') + stop + done);
    expect(JSON.parse(readFileSync(join(path, 'endpoint.headers.json'), 'utf8'))).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
    });
    expect(out).toContain(join(path, 'endpoint.sse'));
  });

  it('neither prints nor saves the key, however the server echoes it', async () => {
    const echoes = [KEY, encodeURIComponent(KEY), btoa(KEY), KEY.toUpperCase()];
    const { url } = await serve(() => ({
      headers: { ...sse, 'x-key': KEY },
      pieces: [
        ...echoes.flatMap((echo) => [
          text(`${'x'.repeat(7990)} ${echo}`),
          text(`${'x'.repeat(7855)} ${echo}`),
        ]),
        stop,
        done,
      ],
    }));
    for (const format of [[], ['--json']]) {
      const path = folder();
      const args = ['--endpoint', url, '--against', 'openai', '--key-env', 'KEY', '--save', path, ...format];
      const { out, err } = await compare(args, { KEY });
      const files = readdirSync(path).map((name) => readFileSync(join(path, name), 'utf8'));
      for (const echo of echoes) expect([out, err, ...files].join('\n')).not.toContain(echo);
    }
  });

  it('prints text of a server on one line, without control characters', async () => {
    const { url } = await serve(() => ({
      headers: sse,
      pieces: [text('a\u001b[2J\nMATCHES: no difference\u202e'), stop, done],
    }));
    const { out } = await compare(['--endpoint', url, '--against', 'openai']);
    // oxlint-disable-next-line no-control-regex -- the test checks for control characters
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(out).not.toMatch(/^MATCHES: no difference$/m);
  });

  it('reports an endpoint that refuses the request', async () => {
    const { url } = await serve(() => refusal(401, 'no key'));
    const { code, out } = await compare(['--endpoint', url, '--against', 'openai']);
    expect(code).toBe(1);
    expect(out).toContain('✗ status: 401 · reference: 200');
    expect(out).toContain('no key');
  });

  const endpoint = ['--endpoint', 'https://a.b/v1/chat/completions'];
  it.each<[string[], string]>([
    [[], '--against'],
    [['--against', 'openai'], '--endpoint'],
    [[...endpoint, '--against', 'nope'], 'Unknown spec “nope”'],
    [['--endpoint', 'a.b', '--against', 'openai'], '--endpoint must be a full URL'],
    [[...endpoint, '--against', 'openai', '--against-url', 'a.b'], '--against-url must be a full URL'],
    [[...endpoint, '--against', 'openai', '--key-env', 'UNSET'], 'not set: UNSET'],
    [[...endpoint, '--against', 'openai', '--against-key-env', 'UNSET'], 'not set: UNSET'],
    [[...endpoint, '--against', 'openai', '--key-env', KEY], '--key-env takes the name'],
    [[...endpoint, '--against', 'openai', '--timeout', '0'], '--timeout'],
    [[...endpoint, '--against', 'openai', '--save', ''], '--save'],
    [[...endpoint, '--against', 'openai', '--frob'], '--frob'],
  ])('%j prints what to change and exits with 2', async (args, said) => {
    const { code, out, err } = await compare(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(err).not.toContain(KEY);
  });

  it('creates the folder before it sends anything', async () => {
    const { url, server } = await serve(good);
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const { code, err } = await compare(['--endpoint', url, '--against', 'openai', '--save', file]);
    expect([code, server.requests.length]).toEqual([2, 0]);
    expect(err).toContain('Cannot create');
  });

  it('prints its help', async () => {
    expect((await compare(['--help'])).out).toContain('--against-key-env');
  });
});
