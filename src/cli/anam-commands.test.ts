import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { KEY, ReplayServer, type Asked, type Reply } from '../llm/conformance/testing/replay-server.js';
import { good, guarded, refusal } from '../llm/conformance/testing/replies.js';
import { fakeUpstream, type Call } from '../server/testing/fake-upstream.js';
import type { CliIo } from './cli-io.js';
import { runCli } from './run-cli.js';

const anamKey = 'anam-key-0123456789';
const base = 'https://anam.test';
const env = { ANAM_API_KEY: `${anamKey}\n`, ANAM_BASE_URL: base, ANAM_LLM_SECRET: KEY };

async function* typed(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function cli(args: string[], answer: (call: Call) => Response, io: Partial<CliIo> = {}) {
  const printed = { out: '', err: '' };
  const anam = fakeUpstream(answer);
  const other = io.fetch;
  const send: typeof fetch = (input, init) =>
    (input as string).startsWith(base) || !other ? anam.fetch(input, init) : other(input, init);
  const code = await runCli(args, {
    env,
    stdin: typed(''),
    out: (words) => void (printed.out += words),
    err: (words) => void (printed.err += words),
    untilStopped: () => Promise.resolve(),
    ...io,
    fetch: send,
  });
  const sent = anam.calls.map(({ init, url }) => `${init.method} ${url.slice(base.length)}`);
  return { code, ...printed, sent, calls: anam.calls };
}

const llm = {
  id: 'llm-1',
  displayName: 'My\nmodel\u001b[31m',
  llmFormat: 'openai',
  modelName: 'm',
  urls: [
    { url: 'https://a.example.com/v1?api-version=2024-10-21&sig=abcdefgh', region: 'default' },
    { url: 'https://me:pass@b.example.com/v1' },
  ],
};
const page = (data: readonly object[]) => Response.json({ data, meta: { currentPage: 1, next: null } });

describe('lists', () => {
  it('prints LLMs as a table, without what may be a key in their URLs', async () => {
    const { code, out, sent } = await cli(['llms', 'list', '--defaults', '--search', 'My'], () =>
      page([llm]),
    );
    expect(code).toBe(0);
    expect(sent).toEqual(['GET /v1/llms?search=My&includeDefaults=true&page=1&perPage=100']);
    const [head, row] = out.split('\n');
    expect(head).toBe('ID     NAME           FORMAT  MODEL  URLS');
    expect(row).toMatch(/^llm-1 {2}My model\uFFFD\[31m {2}openai {2}m {6}https:/);
    expect(out).toContain('https://a.example.com/v1?api-version=2024-10-21&sig=[redacted]');
    expect(out).not.toMatch(/abcdefgh|pass@/);
  });

  it('prints LLMs as JSON', async () => {
    const { out } = await cli(['llms', 'list', '--json'], () => page([llm]));
    expect(JSON.parse(out)).toEqual([
      {
        ...llm,
        urls: [
          { url: 'https://a.example.com/v1?api-version=2024-10-21&sig=[redacted]', region: 'default' },
          { url: 'https://b.example.com/v1' },
        ],
      },
    ]);
    expect(out).not.toContain('\u001b');
  });

  it('prints avatars and voices', async () => {
    const liv = {
      id: 'a',
      displayName: 'Liv',
      variantName: 'home',
      availableVersions: ['cara-3', 'cara-4'],
      renderStyle: 'realistic',
    };
    const avatars = await cli(['avatars'], () => page([liv]));
    expect(avatars.out).toBe(
      'ID  NAME       MODELS         STYLE\na   Liv, home  cara-3 cara-4  realistic\n',
    );
    const lucy = { id: 'v', displayName: 'Lucy', provider: 'ELEVENLABS', gender: 'FEMALE', country: 'GB' };
    const voices = await cli(['voices', '--search', 'Lu'], () => page([lucy]));
    expect(voices.out).toBe('ID  NAME  PROVIDER    GENDER  COUNTRY\nv   Lucy  ELEVENLABS  FEMALE  GB\n');
    expect(voices.sent).toEqual(['GET /v1/voices?search=Lu&page=1&perPage=100']);
    expect((await cli(['voices'], () => page([]))).out).toBe('None found.\n');
  });
});

describe('llms create', () => {
  const servers: ReplayServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  async function create(
    answers: ((asked: Asked) => Reply)[],
    args: string[],
    answer: (call: Call) => Response,
  ) {
    const started = await Promise.all(
      answers.map(async (reply) => {
        const server = new ReplayServer(reply);
        servers.push(server);
        return { server, url: await server.listen() };
      }),
    );
    const through: typeof fetch = (input, init) => {
      const { server, url } = started.find((one) => (input as string).startsWith(one.url)) ?? {};
      if (!server || !url) throw new Error('another server');
      return server.fetchThrough(url)(input, init);
    };
    const urls = started.flatMap(({ url }) => ['--url', `${url}/v1/chat/completions`]);
    const now = () => started.reduce((sum, { server }) => sum + server.now(), 0);
    const all = [
      'llms',
      'create',
      '--spec',
      'openai',
      '--model',
      'm',
      '--key-env',
      'ANAM_LLM_SECRET',
      ...urls,
      ...args,
    ];
    return cli(all, answer, { fetch: through, now });
  }
  const created = () => Response.json({ ...llm, secret: KEY }, { status: 201 });

  it('registers URLs that pass the checks, and prints the llmId and the lines to paste', async () => {
    const { code, out, err, calls } = await create(
      [guarded(good), guarded(good)],
      ['--name', 'Mine'],
      created,
    );
    expect(code, out).toBe(0);
    expect(err).toBe('');
    expect(out).toContain('llmId: llm-1');
    expect(out).toContain(`llm={{ server: { llmId: 'llm-1' } }}`);
    expect(out).toContain(`llmIds: ['llm-1']`);
    expect(out).toContain('ANAM_LLM_ID=llm-1');
    expect(out).toMatch(/Reasoning: .*Groq/);
    expect(out.match(/^PASS/gm)).toHaveLength(2);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.body).toMatchObject({
      displayName: 'Mine',
      llmFormat: 'openai',
      modelName: 'm',
      secret: KEY,
      urls: [{}, {}],
    });
    expect(out).not.toContain(KEY);
  });

  it('registers nothing if one URL fails, and does with --force', async () => {
    const boom = () => refusal(500, 'boom');
    const refused = await create([guarded(good), boom], [], created);
    expect(refused.code).toBe(1);
    expect(refused.sent).toEqual([]);
    expect(refused.out).toContain('was not registered');
    const forced = await create([boom], ['--force', '--json'], created);
    expect(forced.code).toBe(0);
    const {
      checks,
      llm: got,
      reasoningNote,
    } = JSON.parse(forced.out) as {
      checks: { verdict: string }[];
      llm: { id: string };
      reasoningNote: string;
    };
    expect(reasoningNote).toMatch(/^Reasoning: /);
    expect(checks.map(({ verdict }) => verdict)).toEqual(['fail']);
    expect(got.id).toBe('llm-1');
    expect(forced.out).not.toContain(KEY);
  });

  it.each([
    [['--key-env', 'MISSING'], 'is not set: MISSING'],
    [[], '--key-env'],
    [['--key-env', 'ANAM_LLM_SECRET', '--spec', 'nope'], 'Unknown spec'],
    [['--key-env', 'ANAM_LLM_SECRET', '--url', 'a.example.com'], '--url must be a full URL'],
    [['--key-env', 'ANAM_LLM_SECRET', '--spec', 'azure'], 'api-version'],
    [['--key-env', 'ANAM_LLM_SECRET', '--reasoning-effort', 'huge'], 'reasoningEffort'],
    [
      ['--key-env', 'ANAM_LLM_SECRET', '--url', 'https://a.example.com?key=abcdefgh'],
      'must not contain a key',
    ],
    [['--key-env', 'ANAM_LLM_SECRET', '--secret', KEY], "Unknown option '--secret'"],
  ])('refuses %j before anything is sent', async (args, said) => {
    const whole = [
      '--spec',
      'openai',
      '--url',
      'https://llm.invalid/v1/chat/completions',
      '--model',
      'm',
      ...args,
    ];
    const { code, err, out, sent } = await cli(['llms', 'create', ...whole], created, {
      fetch: () => Promise.reject(new Error('sent')),
    });
    expect([code, out, sent]).toEqual([2, '', []]);
    expect(err).toContain(said);
    expect(err).not.toContain(KEY);
  });

  it('does not register an address of this machine at the real Anam', async () => {
    const url = 'http://localhost:8080/v1/chat/completions';
    const args = [
      'llms',
      'create',
      '--spec',
      'openai',
      '--url',
      url,
      '--model',
      'm',
      '--key-env',
      'ANAM_LLM_SECRET',
    ];
    const { code, err } = await cli(args, created, { env: { ...env, ANAM_BASE_URL: undefined } });
    expect(code).toBe(2);
    expect(err).toContain('cannot reach this machine');
  });
});

describe('llms update', () => {
  it('sends what changes', async () => {
    const args = [
      'llms',
      'update',
      'llm-1',
      '--key-env',
      'ANAM_LLM_SECRET',
      '--spec',
      'groq',
      '--name',
      'New',
    ];
    const { code, out, calls, sent } = await cli(args, () => Response.json(llm));
    expect([code, sent]).toEqual([0, ['PUT /v1/llms/llm-1']]);
    expect(calls[0]?.body).toEqual({ displayName: 'New', llmFormat: 'groq_openai', secret: KEY });
    expect(out).toContain('Changed llm-1');
  });

  it.each([
    [['--url', 'https://a.example.com', '--url', 'https://b.example.com'], 'its id changes'],
    [['--spec', 'gemini'], 'its id changes'],
    [[], 'no field to change'],
  ])('refuses %j before it is sent', async (args, said) => {
    const { code, err, sent } = await cli(['llms', 'update', 'llm-1', ...args], () => Response.json(llm));
    expect([code, sent]).toEqual([2, []]);
    expect(err).toContain(said);
  });
});

describe('llms delete', () => {
  const answer = ({ init }: Call) =>
    init.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(llm);
  const remove = (args: string[], io: Partial<CliIo>) =>
    cli(['llms', 'delete', 'llm-1', ...args], answer, io);

  it('asks on a terminal', async () => {
    const yes = await remove([], { interactive: true, stdin: typed('y\n') });
    expect(yes.sent).toEqual(['GET /v1/llms/llm-1', 'DELETE /v1/llms/llm-1']);
    expect(yes.out).toContain('Delete “My model\uFFFD[31m” (llm-1)?');
    for (const no of ['\n', 'n\n', 'yesterday\n', '']) {
      const { code, out, sent } = await remove([], { interactive: true, stdin: typed(no) });
      expect([code, sent]).toEqual([0, ['GET /v1/llms/llm-1']]);
      expect(out).toContain('Nothing was deleted');
    }
  });

  it('needs --yes elsewhere', async () => {
    expect(await remove([], {})).toMatchObject({
      code: 2,
      sent: [],
      err: expect.stringContaining('--yes') as string,
    });
    expect(await remove(['--yes'], {})).toMatchObject({ code: 0, sent: ['DELETE /v1/llms/llm-1'] });
  });
});

describe('errors', () => {
  it.each([
    [401, '{}', 'refused the API key'],
    [403, '{"message":"lacks llms:read"}', 'lacks llms:read'],
    [429, '{}', 'Try again in 7 s'],
    [500, '<html>', 'had a problem'],
    [200, '<html>', 'does not have the documented format'],
  ])('HTTP %i %s is printed with advice, and returns 1', async (status, body, said) => {
    const { code, err, out } = await cli(
      ['llms', 'list'],
      () => new Response(body, { status, headers: { 'retry-after': '7' } }),
    );
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(err.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    [{}, 'Set ANAM_API_KEY'],
    [{ ANAM_API_KEY: 'a b' }, '`ANAM_API_KEY` must be a key'],
    [{ ANAM_API_KEY: 'k', ANAM_BASE_URL: 'anam.ai' }, '`ANAM_BASE_URL` must be'],
  ])('does not start with %j', async (values, said) => {
    for (const args of [['llms', 'list'], ['avatars'], ['voices']]) {
      const { code, err, sent } = await cli(args, () => page([]), { env: values });
      expect([code, sent]).toEqual([2, []]);
      expect(err).toContain(said);
    }
  });

  it.each([[['llms']], [['llms', 'constructor']], [['llms', 'delete']], [['llms', 'delete', 'a', 'b']]])(
    'reports the wrong usage %j',
    async (args) => {
      expect(await cli(args, () => page([]))).toMatchObject({ code: 2, sent: [] });
    },
  );

  it.each(['llms', 'avatars', 'voices'])('%s --help prints its help', async (name) => {
    const { code, out } = await cli([name, '--help'], () => page([]));
    expect(code).toBe(0);
    expect(out).toContain(`anam-react ${name}`);
    expect(out).toContain('ANAM_API_KEY');
  });
});

it('prints no key and no control character, whatever Anam returns', async () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 20 });
  const commands = [
    ['llms', 'list'],
    ['llms', 'list', '--json'],
    ['avatars'],
    ['voices', '--json'],
    ['llms', 'update', 'a', '--key-env', 'ANAM_LLM_SECRET'],
    ['llms', 'delete', 'a', '--yes'],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...commands),
      fc.constantFrom(200, 400, 401, 429, 500),
      anything,
      fc.constantFrom(anamKey, KEY),
      async (args, status, noise, key) => {
        const words = `${noise}\u001b[2J\u202e${args[1] === 'update' ? key : anamKey}`;
        const item = { id: words, displayName: words, provider: words, modelName: words, message: words };
        const { out, err } = await cli(args, () => Response.json({ ...item, data: [item] }, { status }));
        expect(out + err).not.toContain(anamKey);
        expect(out + err).not.toContain(KEY);
        // oxlint-disable-next-line no-control-regex -- the test checks for control characters
        expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
      },
    ),
    { numRuns: 100 },
  );
});
