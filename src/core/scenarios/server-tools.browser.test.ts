/** Tools in server mode: Anam's model calls a function of the page, through the unmodified SDK (T19). */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSimulator, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';

let simulator: Simulator;
let persona: Persona;

beforeEach(async () => {
  simulator = createSimulator({ microphone: 'ignore' });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: { server: { llmId: 'custom' } },
    devices: { microphone: false },
    tools: [
      {
        name: 'weather',
        parameters: { type: 'object', required: ['city'] },
        execute: (args) => ({ ...(args as object), sky: 'clear' }),
      },
    ],
  });
  await persona.start();
});

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

const session = () => simulator.sessions[0] ?? expect.fail('no session');
const calls = () => logItems(persona.store.getState().toolCalls);

it('the result goes back once, and the echo of the engine changes nothing', async () => {
  await expect(session().callTool('weather', { city: 'Bern' })).resolves.toEqual({
    result: '{"city":"Bern","sky":"clear"}',
  });
  // A frame may publish the call before its result.
  await vi.waitFor(() =>
    expect(calls()).toMatchObject([
      { name: 'weather', source: 'server', status: 'done', result: '{"city":"Bern","sky":"clear"}' },
    ]),
  );
  expect(session().violations).toEqual([]);
});

it('errors are sent to Anam, and are in the state', async () => {
  await expect(session().callTool('weather', {})).resolves.toMatchObject({
    error: expect.stringContaining('"city" is required'),
  });
  await vi.waitFor(() => expect(calls()).toMatchObject([{ status: 'failed' }]));
});

it('tools of the engine are shown, and run nothing here', async () => {
  await session().callTool('knowledge', { q: 'x' }, { type: 'server', result: 'found' });
  await vi.waitFor(() =>
    expect(calls()).toMatchObject([{ name: 'knowledge', status: 'done', result: 'found' }]),
  );
  expect(session().violations).toEqual([]);
});

it('a tool of the name that comes and goes leaves the other one in place', async () => {
  const remove = persona.registerTool({ name: 'weather', execute: () => 'newer' });
  await expect(session().callTool('weather', { city: 'x' })).resolves.toEqual({ result: 'newer' });
  remove();
  await expect(session().callTool('weather', { city: 'x' })).resolves.toMatchObject({
    result: expect.stringContaining('clear'),
  });
});
