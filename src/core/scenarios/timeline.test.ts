import { expect, it } from 'vitest';
import { conversationOf } from '../index.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const marksOf = (h: ReturnType<typeof personaHarness>, turn: number) => {
  h.frame();
  return h.state.timeline.groups.flatMap(({ items }) => items)[turn]!;
};

it('notes each step of an answer that this page asks for', async () => {
  const h = personaHarness();
  await h.live();
  const zero = h.clock.now();
  h.client.userSpeaks(true);
  h.clock.advance(1000);
  h.client.userSpeaks(false);
  h.clock.advance(200);
  h.client.userSpoke('u1', 'What is the time?');
  await settle();
  h.clock.advance(300);
  await h.model.text('It is noon.');
  await h.model.end();
  h.clock.advance(400);
  h.client.personaSpoke('m', 'It is noon.', { endOfSpeech: true });
  expect(marksOf(h, 0)).toMatchObject({
    speechEndedAt: zero + 1000,
    inputAt: zero + 1200,
    startedAt: zero + 1200,
    requestedAt: zero + 1200,
    firstTextAt: zero + 1500,
    firstTalkAt: zero + 1500,
    firstWordAt: zero + 1900,
  });
});

it('a turn that waits for another begins later than its question came', async () => {
  const h = personaHarness({ advanced: { inputPolicy: 'queue' } });
  await h.live();
  h.persona.ask('One?');
  await settle();
  const asked = h.clock.now();
  h.persona.ask('Two?');
  await settle();
  h.clock.advance(700);
  await h.model.text('One.');
  await h.model.end();
  h.client.personaSpoke('m', 'One.', { endOfSpeech: true });
  await settle();
  expect(marksOf(h, 1)).toMatchObject({ inputAt: asked, startedAt: asked + 700, requestedAt: asked + 700 });
});

it('typed input has no end of speech, also after spoken input', async () => {
  const h = personaHarness();
  await h.live();
  h.client.userSpeaks(true);
  h.client.userSpeaks(false);
  h.persona.ask('Typed?');
  await settle();
  expect(marksOf(h, 0).speechEndedAt).toBeNull();
});

it('a conversation of an older version lacks the marks that are new', async () => {
  const old = {
    id: 'a',
    turnId: 'a',
    source: 'text',
    startedAt: 5,
    firstThoughtAt: null,
    firstTextAt: 7,
    firstWordAt: 8,
    lastWordAt: 9,
    endedAt: 9,
    outcome: 'completed',
  };
  const conversation = { version: 1, messages: [], reasoning: [], toolCalls: [], timeline: [old] };
  const h = personaHarness({ advanced: { conversation: conversation as never } });
  await settle();
  expect(conversationOf(h.state).timeline).toEqual([
    { ...old, speechEndedAt: null, inputAt: null, requestedAt: null, firstTalkAt: null, usage: null },
  ]);
});
