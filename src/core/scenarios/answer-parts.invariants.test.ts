// All parts of an answer in any order, interspersed with interruptions, resets, mode switches, clears and restores.
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { LlmPart } from '../../llm/llm-adapter.js';
import { conversationOf } from '../api/conversation.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { TranscriptMessage } from '../machine/logs/message.js';
import type { MessagePart } from '../machine/logs/message-part.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const ids = fc.constantFrom('a', 'b', 'c');
const small = fc.integer({ min: -1, max: 30 });
const parts: fc.Arbitrary<LlmPart> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.stringMatching(/^[a-z]{1,6}[ .]$/).map((text): LlmPart => ({ type: 'text-delta', text })),
  },
  fc.constant<LlmPart>({ type: 'refusal-delta', text: 'No. ' }),
  fc.constant<LlmPart>({ type: 'reasoning-delta', text: 'Hm.' }),
  small.map((length): LlmPart => ({ type: 'text-reset', length })),
  ids.map((id): LlmPart => ({ type: 'tool-input-start', id, name: 'page' })),
  ids.map((id): LlmPart => ({ type: 'tool-input-delta', id, text: '{' })),
  ids.map((id): LlmPart => ({ type: 'tool-call', id, name: 'page', arguments: '{}' })),
  ids.map((id): LlmPart => ({
    type: 'tool-call',
    id,
    name: 'theirs',
    arguments: '{}',
    providerExecuted: true,
  })),
  fc.tuple(ids, fc.boolean(), fc.boolean()).map(([id, isError, preliminary]): LlmPart => ({
    type: 'tool-result',
    id,
    content: 'ok',
    isError,
    preliminary,
  })),
  ids.map((id): LlmPart => ({ type: 'tool-approval-request', id, approvalId: `ask ${id}` })),
  fc.tuple(ids, small, small).map(([id, start, end]): LlmPart => ({
    type: 'source',
    id,
    kind: 'url',
    url: 'https://a.example',
    range: { start, end },
  })),
  fc.constant<LlmPart>({ type: 'file', url: 'data:,x', mediaType: 'text/plain' }),
  ids.map((id): LlmPart => ({ type: 'data', name: 'n', id, data: id })),
  small.map((inputTokens): LlmPart => ({ type: 'usage', usage: { inputTokens } })),
  fc.constant<LlmPart>({ type: 'finish', reason: 'stop' }),
);
type Step = LlmPart | 'ask' | 'end' | 'interrupt' | 'hear' | 'allow' | 'refuse' | 'frame' | 'wait' | 'fail';
const steps = fc.oneof(
  { weight: 6, arbitrary: parts },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      'ask',
      'end',
      'interrupt',
      'hear',
      'allow',
      'refuse',
      'frame',
      'wait',
      'fail',
    ),
  },
);

async function take(h: PersonaHarness, step: Step): Promise<void> {
  const waiting = logItems(h.state.toolCalls).find(({ status }) => status === 'awaiting-approval');
  switch (step) {
    case 'ask':
      return void h.persona.ask('Why?');
    case 'end':
      return h.model.end();
    case 'fail':
      return h.model.fail(new Error('down'));
    case 'interrupt':
      return h.persona.interrupt();
    case 'hear':
      return hear(h);
    case 'allow':
    case 'refuse':
      return waiting && h.persona.respondToToolCall(waiting.id, step === 'allow');
    case 'frame':
      return h.frame();
    case 'wait':
      return h.clock.advance(300);
    default:
      return h.model.part(step);
  }
}

/** Speaks the last chunk that the service received. */
function hear(h: PersonaHarness): void {
  const last = h.client.sent.findLast((frame) => frame.type === 'talk');
  if (last?.type !== 'talk') return;
  const { correlationId, content } = last;
  h.client.personaSpoke(`m-${correlationId}`, content, { correlationId });
}

function expectSound(h: PersonaHarness, execute: ReturnType<typeof vi.fn>): void {
  const { transcript, toolCalls, timeline, usage } = h.state;
  const calls = logItems(toolCalls);
  const allIds = [...logItems(transcript), ...calls].map(({ id }) => id);
  const partIds: string[] = [];
  for (const message of logItems(transcript)) {
    if (message.role === 'user') continue;
    const { written, heard, parts: found, withdrawn, status } = message;
    expect(written.startsWith(heard)).toBe(true);
    partIds.push(...found.map(({ id }) => id));
    for (const { start, end } of [...withdrawn, ...found.flatMap(placesOf)]) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(written.length);
    }
    for (const { writtenOffset } of found) {
      expect(writtenOffset).toBeGreaterThanOrEqual(0);
      expect(writtenOffset).toBeLessThanOrEqual(written.length);
    }
    if (status === 'streaming') continue;
    const open = calls.filter((call) => call.turnId === message.turnId && call.endedAt === null);
    expect(open).toEqual([]);
  }
  expect(new Set([...allIds, ...partIds]).size).toBe(allIds.length + partIds.length);
  const ran = new Set(execute.mock.calls.map(([, { toolCallId }]) => toolCallId as string));
  expect(ran.size).toBe(execute.mock.calls.length);
  for (const call of calls) if (call.providerExecuted) expect(ran.has(call.id)).toBe(false);
  const sum = logItems(timeline).reduce((total, turn) => total + (turn.usage?.inputTokens ?? 0), 0);
  expect(usage.inputTokens ?? 0).toBe(sum);
}

const placesOf = (part: MessagePart) => (part.type === 'source' ? part.places : []);

/** The parts of an answer in order, with their positions. */
const placedParts = (message: TranscriptMessage) =>
  message.role === 'user' ? [] : message.parts.map((part) => [part.id, part.writtenOffset, placesOf(part)]);

function expectHistoryInPairs(h: PersonaHarness): void {
  const messages = h.model.lastMessages;
  const asked = messages.flatMap((message) =>
    message.role === 'assistant' ? (message.toolCalls ?? []).map(({ id }) => id) : [],
  );
  const told = messages.flatMap((message) => (message.role === 'tool' ? [message.toolCallId] : []));
  expect(told).toEqual(asked);
}

it('keeps places in the text, ids unique, calls and results in pairs, and runs nothing of the endpoint', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { maxLength: 40 }), async (walk) => {
      const execute = vi.fn(() => 'ran');
      const h = personaHarness({ tools: [{ name: 'page', execute }] });
      await h.live();
      h.persona.ask('First?');
      for (const step of walk) {
        await take(h, step);
        await settle();
        expectSound(h, execute);
        expectHistoryInPairs(h);
      }
      const stored = JSON.parse(JSON.stringify(conversationOf(h.state))) as never;
      const again = personaHarness({ advanced: { conversation: stored } });
      await settle();
      expect(again.state.usage).toEqual(h.state.usage);
      expect(again.messages.map(({ id }) => id)).toEqual(h.messages.map(({ id }) => id));
      expect(again.messages.map(placedParts)).toEqual(h.messages.map(placedParts));
      const cleared = h.persona.clear();
      await settle();
      h.frame();
      await cleared;
      expect(h.state).toMatchObject({ usage: {}, transcript: { size: 0 }, toolCalls: { size: 0 } });
      const destroyed = h.persona.destroy();
      await settle();
      h.frame();
      await destroyed;
      expect(h.clock.pending).toBe(0);
    }),
    { numRuns: Number(process.env.ORDERS ?? 150) },
  );
});
