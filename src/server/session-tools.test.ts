import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { defineTool } from '../tools/define-tool.js';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import { imitateAnam } from './testing/anam-imitation.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'anam-key-0123456789';
const persona = { avatarId: 'avatar', voiceId: 'voice' };

const weather = defineTool({
  name: 'get_weather',
  description: 'Returns the weather of a city.',
  parameters: z.object({ city: z.string() }),
  timeoutMs: 20_000,
  execute: ({ city }) => `Sunny in ${city}.`,
});
const book = defineTool({ name: 'book_table', needsApproval: true });

function setUp(options: Partial<SessionHandlerOptions> = {}) {
  const anam = imitateAnam(apiKey);
  const handler = createSessionHandler({
    apiKey,
    persona,
    llmIds: ['llm'],
    tools: [weather, book],
    authorize: () => true,
    fetch: anam.fetch,
    ...options,
  });
  const ask = async (body: object) => {
    const response = await handler(post(body));
    return (await response.json()) as Readonly<Record<string, unknown>>;
  };
  const toolsInToken = () => {
    const config = anam.minted.at(-1)?.body['personaConfig'] as { readonly tools?: unknown } | undefined;
    return config?.tools;
  };
  return { handler, ask, anam, toolsInToken };
}

afterEach(() => vi.restoreAllMocks());

describe('the tools of a handler', () => {
  it('go into a token of server mode, from the definition that the page runs', async () => {
    const { ask, anam, toolsInToken } = setUp();
    const answer = await ask({ mode: 'server' });
    expect(answer['tools']).toEqual(['get_weather', 'book_table']);
    expect(toolsInToken()).toMatchObject([
      {
        type: 'client',
        name: 'get_weather',
        description: 'Returns the weather of a city.',
        parameters: { type: 'object', properties: { city: { type: 'string' } } },
        awaitResult: true,
        toolTimeoutSeconds: 20,
      },
      { type: 'client', name: 'book_table', awaitResult: true, toolTimeoutSeconds: 120 },
    ]);
    expect(anam.minted[0]).toMatchObject({ type: 'ephemeral', unknown: [] });
  });

  it('stay out of a token of client mode, where the page’s model calls them', async () => {
    const { ask, toolsInToken } = setUp();
    expect(await ask({ mode: 'client' })).not.toHaveProperty('tools');
    expect(toolsInToken()).toBeUndefined();
  });

  it('are named even if there are none, so that the page knows', async () => {
    expect((await setUp({ tools: undefined }).ask({ mode: 'server' }))['tools']).toEqual([]);
  });

  it('join those of the persona, and win over the same name', async () => {
    const { ask, toolsInToken } = setUp({
      persona: {
        ...persona,
        tools: [
          { type: 'server', subtype: 'webhook', name: 'search_shop', url: 'https://shop.example.com' },
          { type: 'client', name: 'book_table', description: 'Another.' },
          { type: 'client', name: 'show_page' },
        ],
      },
    });
    expect((await ask({ mode: 'server' }))['tools']).toEqual(['book_table', 'show_page', 'get_weather']);
    expect((toolsInToken() as { name: string }[]).map(({ name }) => name)).toEqual([
      'search_shop',
      'book_table',
      'show_page',
      'get_weather',
    ]);
    expect((toolsInToken() as object[])[1]).not.toHaveProperty('description');
  });

  it('cannot be replaced by a page that may add some', async () => {
    const { ask, toolsInToken } = setUp({ overridable: { tools: true } });
    const mine = { type: 'client', name: 'get_weather', description: 'Not the weather.' };
    await ask({ mode: 'server', persona: { tools: [mine, { type: 'client', name: 'mine' }] } });
    expect(toolsInToken()).toMatchObject([
      { name: 'get_weather', description: 'Returns the weather of a city.' },
      { name: 'mine' },
      { name: 'book_table' },
    ]);
  });

  it('are not listed where stored tools add names that only Anam knows', async () => {
    const { ask, toolsInToken } = setUp({ persona: { ...persona, toolIds: ['stored'] } });
    expect(await ask({ mode: 'server' })).not.toHaveProperty('tools');
    expect(toolsInToken()).toHaveLength(2);
  });
});

describe('tools that cannot work are refused when the handler is made', () => {
  const messages = (tools: unknown, more: object = {}) => {
    try {
      setUp({ tools: tools as SessionHandlerOptions['tools'], ...more });
    } catch (error) {
      return error as { code: string; message: string; advice: string };
    }
    throw new Error('It was accepted.');
  };

  it.each([
    ['no list', weather],
    ['a plain object', [{ name: 'x', execute: () => 1 }]],
    ['nothing', [undefined]],
    ['a name', ['get_weather']],
  ])('%s', (_, tools) => {
    const { code, message } = messages(tools);
    expect(code).toBe('config-invalid');
    expect(message).toContain('`defineTool`');
  });

  it('a name, description or schema that Anam or a model refuses', () => {
    expect(messages([defineTool({ name: 'shop.search' })])).toMatchObject({ code: 'config-tool' });
    const long = messages([defineTool({ name: 'x', description: 'x'.repeat(1025) })]);
    expect(long.code).toBe('config-tool');
    expect(long.advice).not.toBe('');
  });

  it('any beside a stored persona, where Anam ignores them', () => {
    const stored = { persona: { personaId: 'p', mode: 'server' }, llmIds: undefined };
    expect(messages([weather], stored).message).toContain('personaId');
  });
});

describe('inline tools of the persona', () => {
  const withTool = (tool: object) => () => setUp({ persona: { ...persona, tools: [tool as never] } });

  it.each([
    [{ type: 'client', name: 'shop.search' }, 'name'],
    [{ type: 'client', name: 'x'.repeat(65) }, 'name'],
    [{ type: 'server', name: 'shop.search' }, 'name'],
    [{ type: 'server', name: 'x'.repeat(65) }, 'name'],
  ])('are checked: %o', (tool, field) => {
    expect(withTool(tool)).toThrow(`persona.tools[0].${field}`);
  });

  it('of a page are checked, too', async () => {
    const { handler } = setUp({ overridable: { tools: true } });
    const tools = [{ type: 'client', name: 'a.b' }];
    const response = await handler(post({ mode: 'server', persona: { tools } }));
    expect(await refusalOf(response)).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  it('warns of system tools, which Anam reportedly refuses', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    setUp({ persona: { ...persona, tools: [{ type: 'system', name: 'end_call' }] } });
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('`toolIds`'));
  });
});
