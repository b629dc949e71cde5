import { describe, expect, it } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import { wholeConversation } from '../testing/whole-conversation.js';
import { conversationOf, type Conversation } from './conversation.js';
import { createPersona } from './persona.js';

const whole = () => wholeConversation() as unknown as Conversation;
const firstState = (conversation: unknown) =>
  createPersona({
    session: '/session',
    llm: { server: { llmId: 'x' } },
    advanced: {
      conversation: conversation as never,
      environment: { scheduleFrame: () => () => undefined },
    },
  }).store.getState();

describe('the first state of a persona with `advanced.conversation`', () => {
  it('has the whole conversation', () => {
    expect(conversationOf(firstState(whole()))).toEqual(whole());
  });

  it('has no running items', () => {
    const [user, answer] = whole().messages;
    const [thought] = whole().reasoning;
    const [call] = whole().toolCalls;
    const { transcript, reasoning, toolCalls } = firstState({
      ...whole(),
      messages: [user, { ...answer, status: 'streaming', interrupted: false, endedAt: null }],
      reasoning: [{ ...thought, status: 'streaming', endedAt: null }],
      toolCalls: [{ ...call, status: 'awaiting-approval', endedAt: null }],
    });
    expect(transcript.groups[0]?.items[1]).toMatchObject({ status: 'interrupted', interrupted: true });
    expect(reasoning.groups[0]?.items).toMatchObject([{ status: 'interrupted' }]);
    expect(toolCalls.groups[0]?.items).toMatchObject([{ status: 'cancelled' }]);
  });

  it.each([null, 'text', 1, {}, [], { ...whole(), messages: 'none' }, { ...whole(), messages: [null] }])(
    'is empty for something else: %#',
    (conversation) => expect(firstState(conversation).transcript.size).toBe(0),
  );

  it('is not changed by the complete check', async () => {
    const h = personaHarness({ advanced: { conversation: whole() } });
    const { transcript, reasoning, toolCalls, timeline } = h.persona.store.getState();
    await settle();
    h.frame();
    await settle();
    h.frame();
    const state = h.persona.store.getState();
    expect(state).toMatchObject({ restoring: false, usage: { inputTokens: 3, outputTokens: 4 } });
    expect(state.transcript).toBe(transcript);
    expect(state.reasoning).toBe(reasoning);
    expect(state.toolCalls).toBe(toolCalls);
    expect(state.timeline).toBe(timeline);
  });

  it('does not follow later changes of the given objects', () => {
    const given = structuredClone(whole()) as unknown as { messages: { text?: string }[] };
    const state = firstState(given);
    for (const message of given.messages) message.text = 'changed';
    expect(state.transcript.groups[0]?.items[0]).toMatchObject({ text: 'Why?' });
  });

  it('loses a value that only the complete check finds, and says why', async () => {
    const [user, answer] = whole().messages;
    const damaged = { ...whole(), messages: [{ ...user, source: 'elsewhere' }, answer] } as never;
    const h = personaHarness({ advanced: { conversation: damaged } });
    await settle();
    h.frame();
    expect(h.state).toMatchObject({ restoring: false, error: { code: 'config-invalid' } });
    expect(h.messages).toEqual([]);
    expect(h.errors).toHaveLength(1);
  });
});
