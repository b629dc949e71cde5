/** App code may throw anything, even values that cannot be converted to text. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logItems } from '../machine/logs/grouped-log.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const refuse = () => {
  throw new Error('It cannot be read.');
};
const values: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['a symbol', Symbol('a')],
  ['an object without a prototype', Object.create(null)],
  ['an object whose `toString` throws', { toString: refuse }],
  ['an error whose message throws', Object.defineProperty(new Error('a'), 'message', { get: refuse })],
];

beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
afterEach(() => vi.restoreAllMocks());

const throwing = (value: unknown) => () => {
  throw value;
};

it.each(values)('a tool that throws %s has failed', async (_, value) => {
  const h = personaHarness({
    mode: 'server',
    serverLlmId: 'mine',
    tools: [
      { name: 'throws', execute: throwing(value) },
      { name: 'rejects', execute: async () => throwing(value)() },
    ],
  });
  await h.live();
  await expect(h.client.callTool('c1', 'throws', {})).rejects.toThrow();
  await expect(h.client.callTool('c2', 'rejects', {})).rejects.toThrow();
  expect(logItems(h.state.toolCalls)).toMatchObject([{ status: 'failed' }, { status: 'failed' }]);
});

it.each(values)(
  'an adapter that throws %s fails its turn, also if `onError` throws it too',
  async (_, value) => {
    const onError = vi.fn(throwing(value));
    const h = personaHarness({ llm: { client: { name: 'a', stream: throwing(value) } }, onError });
    await h.live();
    const turn = h.persona.ask('Hello');
    await settle();
    expect(await h.outcome(turn)).toBe('failed');
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'llm-failed' }));
    expect(h.state.session.status).toBe('live');
  },
);
