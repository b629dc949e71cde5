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
    withTools({ name: 'weather', run: () => 'old' }, { name: 'clock', run: () => '12:00' }),
  );
  live.update(withTools({ name: 'weather', run: () => 'new' }));
  const { tools = [] } = live.forPersona;
  expect(tools.map(({ name }) => name)).toEqual(['weather', 'clock']);
  expect(tools.map(({ run }) => run({} as never, {} as never))).toEqual(['new', '12:00']);
});
