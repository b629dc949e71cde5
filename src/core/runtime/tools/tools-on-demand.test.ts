import { expect, it, vi } from 'vitest';
import { onDemand } from '../../../internal/on-demand.js';
import type { PersonaError } from '../../../internal/persona-error.js';
import { FakeClock } from '../../testing/fake-clock.js';
import { settle } from '../../testing/settle.js';
import { ToolRegistry } from './tool-registry.js';
import type * as toolRunner from './tool-runner.js';
import type { ToolFact } from './tool-runner.js';
import { ToolsOnDemand } from './tools-on-demand.js';

type Code = typeof toolRunner;
const call = { id: 'call-1', name: 'time', arguments: '{}' };

function setUp(load: () => Promise<Code>) {
  const clock = new FakeClock();
  const facts: ToolFact[] = [];
  const errors: PersonaError[] = [];
  const execute = vi.fn(() => 'noon');
  const registry = new ToolRegistry(() => undefined);
  registry.register({ name: 'time', description: 'The time.', execute });
  const tools = new ToolsOnDemand(
    { registry, clock, dispatch: (fact) => facts.push(fact), report: (error) => errors.push(error) },
    onDemand(load),
  );
  return { clock, facts, errors, execute, tools };
}

it('runs a call as soon as the code is loaded', async () => {
  const { facts, tools } = setUp(() => import('./tool-runner.js'));
  await expect(tools.run(call)).resolves.toEqual({ failed: false, content: 'noon', isText: true });
  expect(facts.map(({ type }) => type)).toEqual(['tool/started', 'tool/ended']);
});

it('loads the code when a model is told of tools', async () => {
  const load = vi.fn(() => import('./tool-runner.js'));
  const { tools } = setUp(load);
  tools.preload();
  expect(load).toHaveBeenCalledOnce();
});

it('ends a call that is cancelled while the code loads, and never runs its function', async () => {
  let finish: (code: Code) => void = () => undefined;
  const { clock, facts, execute, tools } = setUp(() => new Promise((resolve) => (finish = resolve)));
  const outcome = tools.run(call);
  tools.abort(call.id);
  await expect(outcome).resolves.toMatchObject({ failed: true });
  finish(await import('./tool-runner.js'));
  await settle();
  expect(execute).not.toHaveBeenCalled();
  expect(facts.map(({ type }) => type)).toEqual(['tool/ended']);
  expect(clock.pending).toBe(0);
});

it('fails the call and reports session-load when the code does not load, and loads it for the next call', async () => {
  const load = vi.fn(() => import('./tool-runner.js')).mockRejectedValueOnce(new TypeError('offline'));
  const { errors, tools } = setUp(load);
  await expect(tools.run(call)).resolves.toMatchObject({ failed: true });
  expect(errors).toMatchObject([{ code: 'session-load' }]);
  await expect(tools.run({ ...call, id: 'call-2' })).resolves.toMatchObject({ failed: false });
});

it('fails a call whose code is not loaded within 10 s', async () => {
  const { clock, tools } = setUp(() => new Promise(() => undefined));
  const outcome = tools.run(call);
  clock.advance(10_000);
  await expect(outcome).resolves.toMatchObject({ failed: true });
});
