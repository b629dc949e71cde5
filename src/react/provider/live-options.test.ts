import { expect, it, vi } from 'vitest';
import type { PersonaOptions, SessionEndpoint } from '../../core/index.js';
import { LiveOptions } from './live-options.js';

const withTools = (...tools: NonNullable<PersonaOptions['tools']>): PersonaOptions => ({
  session: '/session',
  llm: { server: { llmId: 'x' } },
  tools,
});

it('calls the latest functions of inline tools, also of a removed tool', () => {
  const live = new LiveOptions(
    withTools({ name: 'weather', execute: () => 'old' }, { name: 'clock', execute: () => '12:00' }),
  );
  live.update(withTools({ name: 'weather', execute: () => 'new' }));
  const { tools = [] } = live.forPersona;
  expect(tools.map(({ name }) => name)).toEqual(['weather', 'clock']);
  expect(tools.map(({ execute: run }) => run({} as never, {} as never))).toEqual(['new', '12:00']);
});

const llm = { server: { llmId: 'x' } };
const request = { mode: 'server', continued: false, signal: new AbortController().signal } as const;

it('calls the latest functions that are written inline into a group', async () => {
  const told: string[] = [];
  const options = (name: string): PersonaOptions => ({
    session: { getToken: () => `${name} token`, endUrl: '/end' },
    llm,
    advanced: { maxToolRounds: 2, onTurn: () => told.push(name) },
  });
  const live = new LiveOptions(options('old'));
  live.update(options('new'));
  const { session, advanced } = live.forPersona;
  expect(session).toMatchObject({ endUrl: '/end' });
  const getToken = (session as { getToken: (given: typeof request) => unknown }).getToken;
  expect(await getToken(request)).toBe('new token');
  expect(advanced?.maxToolRounds).toBe(2);
  advanced?.onTurn?.({} as never);
  live.update({ session: '/session', llm });
  advanced?.onTurn?.({} as never);
  expect(told).toEqual(['new']);
  expect(await getToken(request)).toBe('new token');
});

it('calls a function that is given later', () => {
  const onTurn = vi.fn<() => void>();
  const live = new LiveOptions({ session: '/session', llm });
  live.update({ session: '/session', llm, advanced: { onTurn } });
  live.forPersona.advanced?.onTurn?.({} as never);
  expect(onTurn).toHaveBeenCalledOnce();
});

it('calls the latest `onClient`, also one that was added later', () => {
  const options: PersonaOptions = { session: '/session', llm: { server: { llmId: 'x' } } };
  const live = new LiveOptions(options);
  const client = {} as never;
  expect(live.forPersona.advanced?.onClient?.(client, { mode: 'server' })).toBeUndefined();
  const leave = () => undefined;
  live.update({ ...options, advanced: { onClient: () => leave } });
  expect(live.forPersona.advanced?.onClient?.(client, { mode: 'server' })).toBe(leave);
});

it('reads the latest headers and fields of a session endpoint', () => {
  const options = (name: string): PersonaOptions => ({
    session: { url: '/session', headers: () => ({ name }), fields: { name } },
    llm,
  });
  const live = new LiveOptions(options('old'));
  const { session } = live.forPersona;
  expect(Object.keys(session as object)).toEqual(['url', 'headers', 'fields']);
  live.update(options('new'));
  const { headers, fields } = session as SessionEndpoint;
  expect([(headers as () => object)(), fields]).toEqual([{ name: 'new' }, { name: 'new' }]);
  live.update({ session: '/other', llm });
  expect((session as SessionEndpoint).url).toBe('/session');
});
