import { expect, it } from 'vitest';
import { personaError } from '../../internal/errors/error-of-code.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

it('asks the failed question again as a new turn, and clears the error', async () => {
  const h = personaHarness();
  await h.live();
  const first = h.persona.ask('Hello?', { source: 'text' });
  await h.model.fail(personaError('llm-failed', { message: 'Overloaded.' }));
  expect(await h.outcome(first)).toBe('failed');
  expect(h.state.error?.code).toBe('llm-failed');
  const second = h.persona.retry();
  expect(second.id).not.toBe(first.id);
  await h.model.text('Hi.');
  await h.model.end();
  h.client.personaSpoke('a', 'Hi. ');
  h.client.personaSpoke('a', '', { endOfSpeech: true });
  expect(await h.outcome(second)).toBe('completed');
  expect(h.state.error).toBeNull();
  expect(h.messages).toMatchObject([
    { role: 'user', text: 'Hello?', turnId: first.id, source: 'text' },
    { role: 'user', text: 'Hello?', turnId: second.id, source: 'text' },
    { role: 'persona', written: 'Hi.', turnId: second.id },
  ]);
});

it('asks the question of the given turn again, and keeps the heard part of an interrupted answer', async () => {
  const h = personaHarness();
  await h.live();
  const first = h.persona.ask('First?');
  await h.model.text('Alpha beta gamma.');
  h.client.personaSpoke('a', 'Alpha ');
  h.persona.ask('Second?');
  await settle();
  h.client.interruptTalk(`${first.id}.1`);
  h.persona.retry(first.id);
  await settle();
  expect(h.model.lastMessages).toEqual([
    { role: 'user', content: 'First?' },
    { role: 'assistant', content: 'Alpha', interrupted: true },
    { role: 'user', content: 'Second?' },
    { role: 'user', content: 'First?' },
  ]);
});

it('sends a spoken question to Anam’s own model as text', async () => {
  const h = personaHarness({ serverLlmId: 'llm', mode: 'server' });
  await h.live();
  h.client.userSpoke('u1', 'Are you there?');
  await settle();
  h.persona.interrupt();
  h.persona.retry();
  await settle();
  expect(h.client.sent).toContainEqual({ type: 'user-message', content: 'Are you there?' });
});

it('refuses without a question, for an unknown turn, and without a session', async () => {
  const h = personaHarness();
  expect(() => h.persona.retry()).toThrow(expect.objectContaining({ code: 'turn-unknown' }));
  await h.live();
  h.persona.say('Welcome.');
  expect(() => h.persona.retry()).toThrow(expect.objectContaining({ code: 'turn-unknown' }));
  h.persona.ask('Hello?');
  expect(() => h.persona.retry('turn-99')).toThrow(expect.objectContaining({ code: 'turn-unknown' }));
  void h.persona.end();
  await settle();
  expect(() => h.persona.retry()).toThrow(expect.objectContaining({ code: 'session-not-live' }));
});
