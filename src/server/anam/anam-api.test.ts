import { describe, expect, it } from 'vitest';
import { fakeUpstream, type Call } from '../testing/fake-upstream.js';
import { anamApi } from './anam-api.js';

const apiKey = 'anam-key-0123456789';
const uuid = '00000000-0000-4000-8000-000000000001';

function api(answer: (call: Call) => Response) {
  const { fetch, calls } = fakeUpstream(answer);
  const sent = () => calls.map(({ url, init }) => `${init.method} ${url.replace('https://api.anam.ai', '')}`);
  return { anam: anamApi({ apiKey, fetch }), calls, sent };
}

const page = (data: readonly object[], meta: object = {}) => Response.json({ data, meta });
const llm = {
  id: 'llm-1',
  displayName: 'Mine',
  llmFormat: 'groq_openai',
  urls: [{ url: 'https://llm.example.com/openai/v1/chat/completions', region: 'default' }],
  modelName: 'm',
};
const created = {
  displayName: 'Mine',
  urls: ['https://llm.example.com/openai/v1/chat/completions'],
  llmFormat: 'groq_openai',
  modelName: 'm',
  secret: 'llm-secret-0123456789',
} as const;

describe('lists', () => {
  it.each(['llms', 'avatars', 'voices', 'personas', 'tools'] as const)(
    'returns a page of %s with the key in a header only',
    async (name) => {
      const meta = { total: 21, lastPage: 3, currentPage: 2, perPage: 10, prev: 1, next: 3 };
      const { anam, calls, sent } = api(() => page([{ id: 'a' }], meta));
      const got = await anam[name].list({ page: 2, perPage: 10, search: 'x y' });
      expect(got.meta).toEqual(meta);
      expect(got.data).toMatchObject([{ id: 'a' }]);
      expect(sent()).toEqual([`GET /v1/${name}?page=2&perPage=10&search=x+y`]);
      expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`);
      expect(calls[0]?.headers.has('content-type')).toBe(false);
      expect(calls[0]?.init.redirect).toBe('manual');
    },
  );

  it('sends the filters that Anam describes', async () => {
    const { anam, sent } = api(() => page([]));
    await anam.llms.list({ includeDefaults: true });
    await anam.avatars.list({ renderStyle: 'realistic', tags: ['studio', 'formal'], onlyOneShot: false });
    expect(sent()).toEqual([
      'GET /v1/llms?includeDefaults=true',
      'GET /v1/avatars?renderStyle=realistic&tags=studio%2Cformal&onlyOneShot=false',
    ]);
  });

  it('iterates over all pages and requests the next one only when it is needed', async () => {
    const { anam, calls, sent } = api(({ url }) => {
      const currentPage = Number(new URL(url).searchParams.get('page'));
      const next = currentPage < 3 ? currentPage + 1 : null;
      return page([{ id: `${currentPage}a` }, { id: `${currentPage}b` }], { currentPage, next });
    });
    const ids: string[] = [];
    for await (const { id } of anam.voices.listAll({ search: 'x' })) {
      ids.push(id);
      if (id === '1b') expect(calls).toHaveLength(1);
    }
    expect(ids).toEqual(['1a', '1b', '2a', '2b', '3a', '3b']);
    expect(sent()[2]).toBe('GET /v1/voices?search=x&page=3&perPage=100');
  });

  it.each([
    ['names itself as the next page', 1, 1],
    ['is empty', 1, 2],
  ])('ends when a page %s', async (why, currentPage, next) => {
    const { anam, calls } = api(() => page(why === 'is empty' ? [] : [{ id: 'a' }], { currentPage, next }));
    for await (const item of anam.tools.listAll()) expect(item.id).toBe('a');
    expect(calls).toHaveLength(1);
  });

  it('ends after 1,000 pages when the service always names another one', async () => {
    const { anam, calls } = api(() => page([{ id: 'a' }], { currentPage: 1, next: 2 }));
    const drain = async () => {
      let count = 0;
      for await (const _ of anam.llms.listAll()) count += 1;
      return count;
    };
    await expect(drain()).rejects.toMatchObject({ code: 'anam-failed' });
    expect(calls).toHaveLength(1000);
  });

  it('returns an empty page for the 404 with which Anam describes a list without avatars or voices', async () => {
    for (const name of ['avatars', 'voices'] as const) {
      const { anam } = api(() => Response.json({ message: `No ${name} found` }, { status: 404 }));
      expect((await anam[name].list({ search: 'nobody' })).data).toEqual([]);
    }
    const { anam } = api(() => Response.json({ message: 'Cannot GET /v1/avatars' }, { status: 404 }));
    await expect(anam.avatars.list()).rejects.toMatchObject({ code: 'anam-not-found' });
  });
});

describe('single items', () => {
  it.each(['llms', 'avatars', 'voices', 'personas', 'tools'] as const)('returns one of %s', async (name) => {
    const { anam, sent } = api(() => Response.json({ id: uuid, displayName: 'Liv', name: 'Cara' }));
    expect(await anam[name].get(uuid)).toMatchObject({ id: uuid });
    expect(sent()).toEqual([`GET /v1/${name}/${uuid}`]);
  });

  it.each(['', '.', '..', '../sessions', 'a/b', 'a?b', '%2e%2e', 'a'.repeat(129), 7, undefined])(
    'refuses the id %j before anything is sent',
    async (id) => {
      const { anam, calls } = api(() => Response.json({}));
      for (const ask of [anam.llms.get, anam.llms.delete, anam.sessions.stop, anam.sessions.transcript]) {
        await expect(ask(id as string)).rejects.toMatchObject({ code: 'config-invalid' });
      }
      expect(calls).toEqual([]);
    },
  );

  it('returns the fields that are described, and no others', async () => {
    const { anam } = api(() =>
      Response.json({
        ...llm,
        secret: 'stored-secret',
        encryptedSecret: 'stored-secret',
        temperature: 'hot',
        urls: [...llm.urls, { region: 'eu' }, 'x'],
        llmFormat: 'a_new_format',
      }),
    );
    expect(await anam.llms.get('llm-1')).toEqual({ ...llm, llmFormat: 'a_new_format' });
  });

  it('returns a persona with its avatar, voice and brain, and without its share links', async () => {
    const { anam } = api(() =>
      Response.json({
        id: uuid,
        name: 'Cara',
        avatar: { id: 'a', secret: 'x' },
        voice: null,
        brain: { systemPrompt: 'x'.repeat(40_000), other: 1 },
        shareLinks: [{ token: 't' }],
        primaryShareLink: { token: 't' },
      }),
    );
    expect(await anam.personas.get(uuid)).toEqual({
      id: uuid,
      name: 'Cara',
      avatar: { id: 'a', displayName: '' },
      voice: null,
      brain: { systemPrompt: 'x'.repeat(40_000) },
    });
  });
});

describe('llms', () => {
  it('creates an LLM from URLs, and from the URLs of another LLM', async () => {
    const { anam, calls, sent } = api(() => Response.json(llm, { status: 201 }));
    expect(await anam.llms.create(created)).toEqual(llm);
    await anam.llms.create({
      ...created,
      urls: llm.urls,
      reasoningFormat: 'parsed',
      unchecked: { temperature: 1 },
    });
    expect(sent()).toEqual(['POST /v1/llms', 'POST /v1/llms']);
    const { urls, ...rest } = created;
    expect(calls[0]?.body).toEqual({ ...rest, urls: [{ url: urls[0] }] });
    expect(calls[1]?.body).toEqual({
      ...rest,
      urls: [{ url: urls[0] }],
      reasoningFormat: 'parsed',
      temperature: 1,
    });
  });

  it('updates only what changes, and deletes', async () => {
    const { anam, calls, sent } = api(({ init }) =>
      init.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(llm),
    );
    await anam.llms.update('llm-1', {
      secret: ' new-secret \n',
      url: 'https://b.example.com/v1',
      description: '',
    });
    expect(await anam.llms.delete('llm-1')).toBeUndefined();
    expect(sent()).toEqual(['PUT /v1/llms/llm-1', 'DELETE /v1/llms/llm-1']);
    expect(calls[0]?.body).toEqual({
      secret: 'new-secret',
      url: 'https://b.example.com/v1',
      description: '',
    });
  });

  it.each([
    [{ urls: ['https://a.example.com', 'https://b.example.com'] }, 'its id changes'],
    [{ urls: ['https://a.example.com'] }, 'its id changes'],
    [{ url: ['https://a.example.com', 'https://b.example.com'] }, 'its id changes'],
    [{ llmFormat: 'gemini' }, 'its id changes'],
    [{ llmFormat: 'none' }, 'must be one of'],
    [{}, 'no field to change'],
    [{ displayName: undefined }, 'no field to change'],
    [{ region: 'eu' }, 'is not known'],
    [{ deploymentName: 'gpt' }, 'part of the URL'],
    [{ secret: 'two words' }, 'visible ASCII'],
    [{ llmFormat: 'azure_openai', url: 'https://a.example.com/v1/chat/completions' }, 'api-version'],
  ])('refuses the update %j before it is sent', async (changes, said) => {
    const { anam, calls } = api(() => Response.json(llm));
    await expect(anam.llms.update('llm-1', changes as never)).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining(said) as string,
    });
    expect(calls).toEqual([]);
  });

  it.each([
    [{ displayName: '' }, 'llm.displayName'],
    [{ urls: [] }, 'llm.urls'],
    [{ urls: 'https://a.example.com' }, 'llm.urls'],
    [{ urls: ['llm.example.com'] }, 'llm.urls[0]'],
    [{ urls: ['ftp://llm.example.com'] }, 'llm.urls[0]'],
    [{ urls: ['https://me:pass@llm.example.com'] }, 'llm.urls[0]'],
    [{ urls: ['https://a.example.com', 'https://b.example.com?key=AIzaSecret'] }, 'llm.urls[1]'],
    [{ urls: ['https://a.example.com?x_api-key=abcdefgh'] }, 'Put the key into `secret`'],
    [{ llmFormat: 'anthropic' }, 'llm.llmFormat'],
    [{ llmFormat: 'azure_openai' }, '/openai/deployments/{deployment}/chat/completions?api-version='],
    [{ modelName: undefined }, '`llm.modelName` is missing'],
    [{ secret: undefined }, '`llm.secret` is missing'],
    [{ secret: 'a\u0000b' }, '`secret`'],
    [{ reasoningEffort: 'huge' }, 'llm.reasoningEffort'],
    [{ metadata: { big: 1n } }, 'must be JSON'],
    [{ apiVersion: '2024-10-21' }, 'part of the URL'],
    [{ region: 'eu' }, '`llm.region` is not known'],
  ])('refuses the new LLM with %o before it is sent', async (wrong, said) => {
    const { anam, calls } = api(() => Response.json(llm));
    const failed = await anam.llms.create({ ...created, ...wrong } as never).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining(said) as string,
    });
    expect(calls).toEqual([]);
  });

  it('accepts an Azure URL with its deployment and version', async () => {
    const { anam, calls } = api(() => Response.json(llm));
    const url = 'https://a.example.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21';
    await anam.llms.create({ ...created, llmFormat: 'azure_openai', urls: [url] });
    expect(calls[0]?.body['urls']).toEqual([{ url }]);
  });
});

describe('sessions', () => {
  it('returns how many sessions run', async () => {
    const status = { limit: 3, active: 3, canStartSession: false, estimatedWaitSeconds: null };
    const { anam, sent } = api(() => Response.json({ ...status, organizationId: 'o' }));
    expect(await anam.sessions.concurrency()).toEqual(status);
    expect(sent()).toEqual(['GET /v1/sessions/concurrency']);
  });

  it.each([
    [200, '{}', true],
    [204, null, true],
    [404, '{"message":"Session not found"}', false],
    [409, '{"message":"Session has ended"}', false],
    [410, '', false],
  ])('stops a session: HTTP %i %s is %s', async (status, body, stopped) => {
    const { anam, sent } = api(() => new Response(body, { status }));
    expect(await anam.sessions.stop(uuid)).toBe(stopped);
    expect(sent()).toEqual([`POST /v1/sessions/${uuid}/stop`]);
  });

  it('does not take the HTML page of a gateway for an ended session', async () => {
    const { anam } = api(() => new Response('<html>404</html>', { status: 404 }));
    await expect(anam.sessions.stop(uuid)).rejects.toMatchObject({ code: 'anam-failed' });
  });

  it('returns a transcript', async () => {
    const transcript = {
      sessionId: uuid,
      endTime: null,
      durationMs: 754_000,
      transcriptsEnabled: true,
      messages: [
        { role: 'user', message: 'Hi', timestamp: null, speakingDurationSeconds: 0.4 },
        { role: 'persona', message: 'Hello', wasInterrupted: true },
      ],
    };
    const { anam, sent } = api(() => Response.json(transcript));
    expect(await anam.sessions.transcript(uuid)).toEqual(transcript);
    expect(sent()).toEqual([`GET /v1/sessions/${uuid}/transcript`]);
  });
});

it.each([
  [undefined, 'needs options'],
  [{ apiKey: '' }, 'apiKey'],
  [{ apiKey: 'a b' }, 'apiKey'],
  [{ apiKey, key: 'x' }, '`key` is not an option of `anamApi`'],
  [{ apiKey, baseUrl: 'anam.ai' }, 'baseUrl'],
  [{ apiKey, timeoutMs: 0 }, 'timeoutMs'],
])('refuses the options %j', (options, said) => {
  expect(() => anamApi(options as never)).toThrow(said);
});

it.each([{ perPage: 101 }, { perPage: 0 }, { page: 0 }, { page: 1.5 }, { search: '' }, { limit: 5 }])(
  'refuses a list with %j',
  async (options) => {
    const { anam, calls } = api(() => page([]));
    await expect(anam.voices.list(options)).rejects.toMatchObject({ code: 'config-invalid' });
    expect(calls).toEqual([]);
  },
);
