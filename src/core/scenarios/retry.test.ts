import { expect, it } from 'vitest';
import { personaError } from '../../internal/errors/error-of-code.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

it('asks the failed question again as a turn of its own, and the fault is gone', async () => {
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

it('asks what was said in the turn that is named, and an interrupted answer stays as far as it was heard', async () => {
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

it('tells Anam’s own model what was spoken as text, because it is not spoken again', async () => {
  const h = personaHarness({ serverLlmId: 'llm', mode: 'server' });
  await h.live();
  h.client.userSpoke('u1', 'Are you there?');
  await settle();
  h.persona.interrupt();
  h.persona.retry();
  await settle();
  expect(h.client.sent).toContainEqual({ type: 'user-message', content: 'Are you there?' });
});

it('refuses when nobody asked anything, when the turn is not known, and without a session', async () => {
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
