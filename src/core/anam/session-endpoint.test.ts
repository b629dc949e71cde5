import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSessionHandler } from '../../server/session-handler.js';
import { imitateAnam } from '../../server/testing/anam-imitation.js';
import { toNodeListener } from '../../node/to-node-listener.js';
import { defineTool } from '../../tools/define-tool.js';
import type { SessionRequest } from '../ports/session-port.js';
import type { SessionEndpoint } from './session-source.js';
import { fetchSessionGrant } from './session-token.js';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

const request: SessionRequest = { mode: 'server', continued: false, signal: new AbortController().signal };

/** Starts a real endpoint over HTTP, and records the requests that it receives. */
async function endpoint(options: Partial<Parameters<typeof createSessionHandler>[0]> = {}) {
  const anam = imitateAnam('key');
  const received: IncomingMessage['headers'][] = [];
  const handler = createSessionHandler({
    apiKey: 'key',
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    llmIds: ['llm'],
    authorize: ({ headers }) => headers.get('authorization') === 'Bearer fresh-1',
    fetch: anam.fetch,
    ...options,
  });
  const listener = toNodeListener(handler);
  const server = createServer((incoming, response) => {
    received.push(incoming.headers);
    listener(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/session`;
  const get = (source: Omit<SessionEndpoint, 'url'>, asked: Partial<SessionRequest> = {}) =>
    fetchSessionGrant({ url, ...source }, { ...request, ...asked }, fetch);
  return { get, anam, received };
}

describe('a session endpoint with options', () => {
  it('gets headers that are fresh for each request', async () => {
    let serial = 0;
    const modes: string[] = [];
    const { get, received } = await endpoint();
    const headers = async ({ mode }: SessionRequest) => {
      modes.push(mode);
      return { authorization: `Bearer fresh-${(serial += 1)}` };
    };
    const grant = await get({ headers });
    expect(grant.sessionToken).toMatch(/^x\./);
    await expect(get({ headers })).rejects.toMatchObject({ code: 'token-refused' });
    expect(received.map(({ authorization }) => authorization)).toEqual(['Bearer fresh-1', 'Bearer fresh-2']);
    expect(modes).toEqual(['server', 'server']);
  });

  it.each([
    ['an object', { authorization: 'Bearer fresh-1', 'Content-Type': 'text/plain' }],
    ['Headers', new Headers({ authorization: 'Bearer fresh-1' })],
    ['pairs', [['authorization', 'Bearer fresh-1']] as [string, string][]],
  ])('takes headers as %s, and always sends JSON', async (_, headers) => {
    const { get, received } = await endpoint();
    await get({ headers });
    expect(received[0]).toMatchObject({
      authorization: 'Bearer fresh-1',
      'content-type': 'application/json',
    });
  });

  it('sends the fields that the handler lets the page choose', async () => {
    const { get, anam } = await endpoint({ authorize: () => true, overridable: { languageCode: true } });
    await get({ fields: { languageCode: 'de' } });
    await get(
      { fields: async ({ mode }) => ({ languageCode: mode === 'client' ? 'fr' : 'es' }) },
      { mode: 'client' },
    );
    expect(anam.minted.map(({ body }) => body['personaConfig'])).toMatchObject([
      { languageCode: 'de', llmId: 'llm' },
      { languageCode: 'fr', llmId: 'CUSTOMER_CLIENT_V1' },
    ]);
    await expect(get({ fields: { systemPrompt: 'Be rude.' } })).rejects.toMatchObject({
      code: 'token-setup',
      message: expect.stringContaining('persona.systemPrompt') as string,
    });
  });

  it('returns the names of the tools in the token', async () => {
    const tools = [defineTool({ name: 'get_weather' })];
    const { get } = await endpoint({ authorize: () => true, tools });
    expect((await get({})).tools).toEqual(['get_weather']);
    expect(await get({}, { mode: 'client' })).not.toHaveProperty('tools');
  });
});

describe('options of a session endpoint that cannot work', () => {
  const get = (source: object, fetchImpl: typeof fetch = () => Promise.reject(new Error('no request'))) =>
    fetchSessionGrant({ url: '/session', ...source }, request, fetchImpl);

  it.each([
    [{ credentials: 'always' }, '`session.credentials`'],
    [{ fields: 'de' }, '`session.fields`'],
    [{ fields: () => ['de'] }, '`session.fields`'],
    [{ fields: null }, '`session.fields`'],
    [{ headers: 'authorization' }, '`session.headers`'],
    [{ headers: { 'no header': 'x' } }, '`session.headers`'],
  ])('%o', async (source, words) => {
    await expect(get(source)).rejects.toMatchObject({
      code: 'config-session',
      message: expect.stringContaining(words) as string,
    });
  });

  it('never quote a secret', async () => {
    const error = await get({ headers: { authorization: 'Bearer secret\nvalue' } }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toMatchObject({ code: 'config-session' });
    expect(JSON.stringify([String(error), error, (error as Error).cause])).not.toContain('secret');
  });

  it.each(['headers', 'fields'] as const)('report what `%s` threw', async (name) => {
    const cause = new Error('Log in first.');
    const fail = () => Promise.reject(cause);
    await expect(get({ [name]: fail })).rejects.toMatchObject({
      code: 'token-unreachable',
      message: `\`session.${name}\` threw: Log in first.`,
      cause,
    });
  });

  it.each(['omit', 'same-origin', 'include'] as const)('pass `%s` on to `fetch`', async (credentials) => {
    const sent: RequestInit[] = [];
    const answer: typeof fetch = async (_, init) => {
      sent.push(init ?? {});
      return Response.json({ sessionToken: 'a.b.c' });
    };
    await get({ credentials }, answer);
    await get({}, answer);
    expect(sent.map((init) => init.credentials)).toEqual([credentials, undefined]);
    expect(JSON.parse(sent[1]?.body as string)).toEqual({ mode: 'server' });
  });
});
