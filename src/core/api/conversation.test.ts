import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialPersonaState } from '../machine/persona-state.js';
import { conversationOf, type Conversation } from './conversation.js';
import { restoreConversation } from './restore-conversation.js';
import { exportConversation } from './export/export-conversation.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import { conversationFields, damagedConversation, wholeConversation } from '../testing/whole-conversation.js';

/** Returns the conversation as a storage would. */
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
    await settle();
    expect(conversationOf(again.state)).toEqual(conversationOf(h.state));
    const [thought] = kept.reasoning;
    expect((thought?.endedAt ?? 0) - (thought?.startedAt ?? 0)).toBe(12_000);
  });

  it('continues: later turns follow it, and the model gets it', async () => {
    const kept = reloaded(conversationOf((await talkedTo()).state));
    const again = personaHarness({
      advanced: { conversation: kept, environment: { createId: (hint) => `${hint}-later` } },
    });
    await settle();
    await again.live();
    again.persona.ask('And at night?');
    expect(again.messages.map((message) => message.turnIndex)).toEqual([0, 0, 1]);
    expect(again.model.lastMessages.map(({ role, content }) => [role, content])).toEqual([
      ['user', 'Why is the sky blue?'],
      ['user', 'And at night?'],
    ]);
  });

  it('names the messages of the endpoint as the endpoint named them', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('How warm is it?');
    await h.model.part({ type: 'text-delta', text: 'Let me see.', messageId: 'm-1' });
    const call = { id: 'c', name: 'look', arguments: '{}', providerExecuted: true } as const;
    await h.model.part({ type: 'tool-call', ...call });
    const providerData = { mock: 1 };
    await h.model.part({ type: 'tool-result', id: 'c', content: '21', providerData });
    await h.model.part({ type: 'text-delta', text: '21 degrees.', messageId: 'm-2' });
    await h.model.end();
    const kept = reloaded(conversationOf(h.state));
    const messages = kept.messages.map((message) =>
      message.role === 'persona' ? { ...message, status: 'done' as const } : message,
    );
    const again = personaHarness({ advanced: { conversation: { ...kept, messages } } });
    await again.live();
    again.persona.ask('And there?');
    const sent = again.model.lastRequest.messages;
    expect(sent.flatMap(({ role, id }) => (role === 'assistant' ? [id] : []))).toEqual(['m-1', 'm-2']);
    expect(sent.find(({ role }) => role === 'tool')).toMatchObject({ providerData });
  });

  it('separates thoughts of the service from those of later sessions', async () => {
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
    await settle();
    await again.live();
    think(again, 'after');
    expect(conversationOf(again.state).reasoning.map(({ text }) => text)).toEqual(['before', 'after']);
  });

  it('ends items that were running when it was saved', async () => {
    const h = personaHarness();
    await h.live();
    h.persona.ask('Why?');
    await h.model.think('Hm');
    await h.model.text('Well, ');
    await h.model.think('or not');
    const again = personaHarness({ advanced: { conversation: reloaded(conversationOf(h.state)) } });
    await settle();
    expect(again.answers).toMatchObject([{ written: 'Well, ', status: 'interrupted', interrupted: true }]);
    const { reasoning: thoughts, timeline } = conversationOf(again.state);
    expect(thoughts.map(({ status }) => status)).toEqual(['done', 'interrupted']);
    expect(timeline).toMatchObject([{ outcome: 'interrupted' }]);
  });
});

const fresh = initialPersonaState('server', ['server']);
const restored = (stored: unknown) => ({ ...fresh, ...restoreConversation(stored as never, fresh).logs });
const refused = expect.objectContaining({ code: 'config-invalid' });

describe('a conversation that is stored', () => {
  it('is taken as it is when it is whole', () => {
    expect(conversationOf(restored(wholeConversation()))).toEqual(wholeConversation());
  });

  it.each([
    null,
    'text',
    {},
    [],
    { ...wholeConversation(), version: 2 },
    { ...wholeConversation(), version: '1' },
    { ...wholeConversation(), timeline: undefined },
    { ...wholeConversation(), reasoning: null },
    { ...wholeConversation(), toolCalls: 'none' },
    { ...wholeConversation(), messages: {} },
    { ...wholeConversation(), messages: [null] },
    { ...wholeConversation(), messages: Array(2 ** 32 - 1) },
    { ...wholeConversation(), messages: [wholeConversation().messages[0], wholeConversation().messages[0]] },
  ])('is refused when it is something else: %#', (stored) => {
    expect(() => restored(stored)).toThrow(refused);
  });

  // IndexedDB preserves holes in arrays.
  it.each([
    [0, 'files', Array(1)],
    [0, 'files', Array(2 ** 32 - 1)],
    [0, 'files', {}],
    [0, 'files', ''],
    [1, 'parts', Array(1)],
    [1, 'withdrawn', Array(1)],
  ])('is refused when a list in message %i is damaged: %s', (index, key, list) => {
    const messages = wholeConversation().messages.map((message, at) =>
      at === index ? { ...message, [key]: list } : message,
    );
    expect(() => restored({ ...wholeConversation(), messages })).toThrow(refused);
  });

  const fields = conversationFields.filter(([, , key]) => key !== 'interrupted' && key !== 'providerData');

  const nested = /^(files|parts|withdrawn|endpointIds|approval|usage|providerExecuted)$/;

  it.each(fields.filter(([, , key]) => nested.test(key)))(
    'is refused when a part is wrong: %s %i %s',
    (...field) => {
      const ofAny = [1, 'text', 10n, [null], [1], [{ type: 'unknown' }], [{ type: '__proto__' }]];
      for (const value of [...ofAny, [{ type: 'file', url: 1, mediaType: 'a/b' }], [{ start: '0', end: 1 }]])
        expect(() => restored(damagedConversation(field, value))).toThrow(refused);
    },
  );

  it.each(fields.filter(([, , key]) => !nested.test(key)))(
    'is refused when a value is wrong: %s %i %s',
    (...field) => {
      const values = [
        1e20,
        -1e20,
        NaN,
        Infinity,
        -Infinity,
        true,
        {},
        [],
        ['done'],
        () => 1,
        10n,
        new Date(),
      ];
      const isNumber = /At$|Index|Offset|round/.test(field[2]);
      for (const value of [...values, ...(isNumber ? ['1', new Number(1)] : [1])])
        expect(() => restored(damagedConversation(field, value)), typeof value).toThrow(refused);
    },
  );

  it.each(['role', 'source', 'status', 'outcome'])('is refused when a word is unknown: %s', (key) => {
    for (const field of fields.filter(([, , name]) => name === key))
      for (const word of ['constructor', '__proto__', 'unknown', '', 'DONE', 'done '])
        expect(() => restored(damagedConversation(field, word)), word).toThrow(refused);
  });

  it('keeps only known fields, without prototypes', () => {
    const stored = JSON.parse(
      JSON.stringify(wholeConversation()).replaceAll('"id":', '"__proto__":{"polluted":true},"more":1,"id":'),
    ) as unknown;
    expect(conversationOf(restored(stored))).toEqual(wholeConversation());
    expect(Object.getPrototypeOf(restored(stored).transcript.groups[0]?.items[0])).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is either refused, or exported and restored without an error, for any value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), fc.anything(), async (field, value) => {
        let state;
        try {
          state = restored(damagedConversation(field, value));
        } catch (error) {
          expect(error).toEqual(refused);
          return;
        }
        for (const format of ['text', 'markdown', 'json', 'vtt'] as const)
          await exportConversation(conversationOf(state), format);
        expect(conversationOf(restored(conversationOf(state)))).toEqual(conversationOf(state));
      }),
    );
  });
});
