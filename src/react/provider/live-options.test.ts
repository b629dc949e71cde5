import { expect, it } from 'vitest';
import type { PersonaOptions } from '../../core/index.js';
import { LiveOptions } from './live-options.js';

const withTools = (...tools: NonNullable<PersonaOptions['tools']>): PersonaOptions => ({
  session: '/session',
  llm: { server: { llmId: 'x' } },
  tools,
});

it('runs the latest functions of tools that are written inline, and those of one that is gone', () => {
  const live = new LiveOptions(
    withTools({ name: 'weather', execute: () => 'old' }, { name: 'clock', execute: () => '12:00' }),
  );
  live.update(withTools({ name: 'weather', execute: () => 'new' }));
  const { tools = [] } = live.forPersona;
  expect(tools.map(({ name }) => name)).toEqual(['weather', 'clock']);
  expect(tools.map(({ execute: run }) => run({} as never, {} as never))).toEqual(['new', '12:00']);
});

it('calls the latest `onClient`, also one that was added later', () => {
  const options: PersonaOptions = { session: '/session', llm: { server: { llmId: 'x' } } };
  const live = new LiveOptions(options);
  const client = {} as never;
  expect(live.forPersona.onClient?.(client, { mode: 'server' })).toBeUndefined();
  const leave = () => undefined;
  live.update({ ...options, onClient: () => leave });
  expect(live.forPersona.onClient?.(client, { mode: 'server' })).toBe(leave);
});
