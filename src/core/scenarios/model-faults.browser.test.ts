/** A persona over real WebRTC with model endpoints that stall, break off, refuse, and call tools. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openaiCompatible } from '../../llm/index.js';
import { chunk, done, stop, text } from '../../llm/testing/sse.js';
import { ScriptedEndpoint } from '../../llm/testing/scripted-endpoint.js';
import { createSimulator, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';

let simulator: Simulator;
let persona: Persona;

beforeEach(() => {
  simulator = createSimulator({ microphone: 'ignore', speech: { rate: 4 } });
  simulator.install();
});

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

/** Each request goes to the next endpoint. */
async function start(...endpoints: ScriptedEndpoint[]) {
  const waiting = [...endpoints];
  const errors: string[] = [];
  const fetchModel: ScriptedEndpoint['fetch'] = (url, init) => {
    const next = waiting.shift();
    if (!next) throw new Error('One request too many.');
    return next.fetch(url, init);
  };
  persona = createPersona({
    session: simulator.session,
    llm: { client: openaiCompatible({ url: '/v1', model: 'm', fetch: fetchModel, idleTimeoutMs: 300 }) },
    devices: { microphone: false },
    tools: [{ name: 'time', execute: () => 'noon' }],
    onError: ({ code }) => errors.push(code),
  });
  await persona.start();
  return errors;
}

const answer = () => logItems(persona.store.getState().transcript).at(-1);
const talked = () => (simulator.sessions[0]?.talkFrames ?? []).map(({ content }) => content).join('');
const asked = (endpoint: ScriptedEndpoint) =>
  vi.waitFor(() => expect(endpoint.requests).toHaveLength(1), { interval: 5 });

it('a stall fails the turn as a timeout, after what had been written was spoken', async () => {
  const endpoint = new ScriptedEndpoint();
  const errors = await start(endpoint);
  const turn = persona.ask('Go.');
  await asked(endpoint);
  endpoint.write(text('Before the stall.'));
  await expect(turn.ended).resolves.toMatchObject({ outcome: 'failed' });
  expect(endpoint.aborted).toBe(true);
  expect([errors, talked()]).toEqual([['llm-timeout'], 'Before the stall.']);
  expect(answer()).toMatchObject({ written: 'Before the stall.', status: 'failed' });
});

it('a truncated stream keeps every word, and the next turn works', async () => {
  const broken = new ScriptedEndpoint();
  const errors = await start(broken, new ScriptedEndpoint({ body: text('All is well.') + stop + done }));
  const turn = persona.ask('Go.');
  await asked(broken);
  broken.write(text('Half an answ'));
  broken.fail(new TypeError('network error'));
  await expect(turn.ended).resolves.toMatchObject({ outcome: 'failed' });
  expect([errors, answer()]).toMatchObject([['llm-truncated'], { written: 'Half an answ' }]);
  await expect(persona.ask('Again.').ended).resolves.toMatchObject({ outcome: 'completed' });
  expect(answer()).toMatchObject({ written: 'All is well.', heard: 'All is well.', status: 'done' });
});

it('a 429 is reported with its retry time, and nothing is spoken', async () => {
  const errors = await start(
    new ScriptedEndpoint({
      status: 429,
      headers: { 'retry-after': '2' },
      body: JSON.stringify({ error: { message: 'Slow down.' } }),
    }),
  );
  await expect(persona.ask('Go.').ended).resolves.toMatchObject({ outcome: 'failed' });
  expect(errors).toEqual(['llm-rate-limited']);
  expect(persona.store.getState().error?.data).toMatchObject({ status: 429, retryAfterMs: 2000 });
  expect(talked()).toBe('');
});

it('a tool is run between two parts of one answer, spoken in order', async () => {
  const calls = chunk({
    tool_calls: [{ index: 0, id: 'c1', type: 'function', function: { name: 'time', arguments: '{}' } }],
  });
  const first = new ScriptedEndpoint({
    body: text('Let me look. ') + calls + chunk({}, 'tool_calls') + done,
  });
  const second = new ScriptedEndpoint({ body: text('It is noon.') + stop + done });
  const errors = await start(first, second);
  await expect(persona.ask('What time is it?').ended).resolves.toMatchObject({ outcome: 'completed' });
  expect(second.requests[0]?.body).toMatchObject({
    messages: [
      { role: 'user', content: 'What time is it?' },
      { role: 'assistant', content: 'Let me look. ', tool_calls: [{ id: 'c1' }] },
      { role: 'tool', tool_call_id: 'c1', content: 'noon' },
    ],
  });
  expect([errors, talked()]).toEqual([[], 'Let me look. It is noon.']);
  expect(answer()).toMatchObject({ heard: 'Let me look. It is noon.', status: 'done' });
});
