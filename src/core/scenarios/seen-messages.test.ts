import { expect, it } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const seenIn = (h: ReturnType<typeof personaHarness>) =>
  h.model.runs.map(({ request }) => [request.seenMessages ?? 0, request.messages.length]);

it('tells how many messages the endpoint knows from the request before', async () => {
  const h = personaHarness();
  await h.live();
  const first = h.persona.ask('One?');
  await settle();
  await h.model.text('First answer.');
  await h.model.end();
  h.client.personaSpoke('m', 'First answer.', { correlationId: `${first.id}.1`, endOfSpeech: true });
  await settle();
  h.persona.ask('Two?');
  await settle();
  expect(seenIn(h)).toEqual([
    [0, 1],
    [2, 3],
  ]);
});

it('tells nothing of a request that failed', async () => {
  const h = personaHarness();
  await h.live();
  h.persona.ask('One?');
  await settle();
  await h.model.fail(new Error('offline'));
  await settle();
  h.persona.ask('Two?');
  await settle();
  expect(seenIn(h)).toEqual([
    [0, 1],
    [0, 2],
  ]);
});
