import { expect, it } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

it('what the user is saying is shown piece by piece, and becomes one message when it is whole', async () => {
  const h = personaHarness();
  await h.live();
  h.client.userSpoke('u1', 'What is ', false);
  h.frame();
  expect(h.state.userInterim).toBe('What is');
  h.client.userSpoke('u1', 'the time', false);
  h.frame();
  expect(h.state.userInterim).toBe('What is the time');
  expect(h.state.transcript.size).toBe(0);
  h.client.userSpoke('u1', '?');
  h.frame();
  expect(h.state.userInterim).toBe('');
  expect(h.state.transcript.groups[0]?.items[0]).toMatchObject({ role: 'user', text: 'What is the time?' });
});

it('a new utterance replaces one without an end event', async () => {
  const h = personaHarness();
  await h.live();
  h.client.userSpoke('u1', 'Well', false);
  h.client.userSpoke('u2', 'Hello', false);
  h.frame();
  expect(h.state.userInterim).toBe('Hello');
});

it('goes away with the session', async () => {
  const h = personaHarness();
  await h.live();
  h.client.userSpoke('u1', 'Well', false);
  h.frame();
  expect(h.state.userInterim).toBe('Well');
  const stopped = h.persona.end();
  await settle();
  h.frame();
  await stopped;
  expect(h.state.userInterim).toBe('');
});
