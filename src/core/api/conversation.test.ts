import { describe, expect, it } from 'vitest';
import { conversationOf, type Conversation } from './conversation.js';
import { createPersona } from './persona.js';
import { personaHarness } from '../testing/persona-harness.js';

/** As it comes back from a storage. */
const reloaded = (kept: Conversation) => JSON.parse(JSON.stringify(kept)) as Conversation;

async function talkedTo() {
  const h = personaHarness();
  await h.live();
  h.persona.ask('Why is the sky blue?');
  await h.model.think('Light scatters.');
  h.clock.advance(12_000);
  await h.model.text('Because of the light. ');
  h.persona.interrupt();
  return h;
}

describe('a conversation that is taken down', () => {
  it('is the same after a reload, the time of a thought included', async () => {
    const h = await talkedTo();
    const kept = reloaded(conversationOf(h.state));
    const again = personaHarness({ advanced: { conversation: kept } });
    expect(conversationOf(again.state)).toEqual(conversationOf(h.state));
    const [thought] = kept.reasoning;
    expect((thought?.endedAt ?? 0) - (thought?.startedAt ?? 0)).toBe(12_000);
  });

  it('goes on: later turns come after it, and the model knows it', async () => {
    const kept = reloaded(conversationOf((await talkedTo()).state));
    const again = personaHarness({
      advanced: { conversation: kept, environment: { createId: (hint) => `${hint}-later` } },
    });
    await again.live();
    again.persona.ask('And at night?');
    expect(again.messages.map((message) => message.turnIndex)).toEqual([0, 0, 1]);
    expect(again.model.lastMessages.map(({ role, content }) => [role, content])).toEqual([
      ['user', 'Why is the sky blue?'],
      ['user', 'And at night?'],
    ]);
  });

  it('keeps thoughts of the service apart from those of later sessions', async () => {
    const options = { llm: { server: { llmId: 'x' } } };
    const think = (h: ReturnType<typeof personaHarness>, content: string) =>
      h.client.emit('REASONING_STREAM_EVENT_RECEIVED', { id: 'persona::r', content, endOfThought: true });
    const h = personaHarness(options);
    await h.live();
    think(h, 'before');
    const again = personaHarness({
      ...options,
      advanced: { conversation: reloaded(conversationOf(h.state)) },
    });
    await again.live();
    think(again, 'after');
    expect(conversationOf(again.state).reasoning.map(({ text }) => text)).toEqual(['before', 'after']);
  });

  it('closes what was going on when it was taken down', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Why?');
    await h.model.think('Hm');
    await h.model.text('Well, ');
    await h.model.think('or not');
    const again = personaHarness({ advanced: { conversation: reloaded(conversationOf(h.state)) } });
    expect(again.answers).toMatchObject([{ written: 'Well, ', status: 'interrupted', interrupted: true }]);
    const { reasoning: thoughts, timeline } = conversationOf(again.state);
    expect(thoughts.map(({ status }) => status)).toEqual(['done', 'interrupted']);
    expect(timeline).toMatchObject([{ outcome: 'interrupted' }]);
  });

  const lists = { version: 1, messages: [], thoughts: [], toolCalls: [], timeline: [] };
  const base = { id: 'a', turnId: 't', turnIndex: 0, createdAt: 0 };

  it.each([
    null,
    'text',
    {},
    { version: 2 },
    { version: 1, messages: [1] },
    { version: 1, messages: [] },
    { ...lists, messages: [{ id: 'a' }] },
    { ...lists, messages: [{ ...base, role: 'user' }] },
    { ...lists, messages: [{ ...base, role: 'persona', written: 'x', heard: null, status: 'done' }] },
    { ...lists, messages: [{ ...base, createdAt: null, role: 'user', text: 'x' }] },
    { ...lists, thoughts: [{ id: 'a', startedAt: 0 }] },
    { ...lists, timeline: [null] },
  ])('is refused when it is something else: %j', (stored) => {
    const make = () =>
      createPersona({
        session: '/session',
        llm: { server: { llmId: 'x' } },
        advanced: { conversation: stored as never },
      });
    expect(make).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
