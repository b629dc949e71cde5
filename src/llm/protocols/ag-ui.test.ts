import { describe, expect, it } from 'vitest';
import { describeErrorInfo } from '../describe-error-info.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { decodePieces } from '../testing/joined-parts.js';
import { AgUiEvents } from './ag-ui-events.js';
import { AgUiThread } from './ag-ui-thread.js';
import { eventDecoder } from './answer-decoder.js';

type Event = Record<string, unknown>;

const finished: Event = { type: 'RUN_FINISHED', threadId: 't', runId: 'r' };
const text = (delta: string, more: Event = {}): Event => ({
  type: 'TEXT_MESSAGE_CONTENT',
  messageId: 'm',
  delta,
  ...more,
});
const call = (id: string, name: string, args: string): Event[] => [
  { type: 'TOOL_CALL_START', toolCallId: id, toolCallName: name },
  { type: 'TOOL_CALL_ARGS', toolCallId: id, delta: args },
  { type: 'TOOL_CALL_END', toolCallId: id },
];

/** Reads the events in pieces of different sizes, which must make no difference. */
function read(events: readonly Event[]): { parts: LlmPart[]; fault?: LlmErrorInfo } {
  const bytes = new TextEncoder().encode(
    events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''),
  );
  const at = (size: number) => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.slice(n * size, (n + 1) * size),
    );
    return decodePieces(eventDecoder(new AgUiEvents(['look'], new AgUiThread())), pieces);
  };
  const whole = at(bytes.length);
  for (const size of [1, 3, 7]) expect(at(size)).toEqual(whole);
  return whole;
}

const partsOf = (...events: Event[]) =>
  read([...events, finished]).parts.filter(({ type }) => type !== 'finish');
const finishOf = (...events: Event[]) => read(events).parts.at(-1);
const answer = { id: 'm', role: 'assistant', content: 'All at once.' };
const question = { id: 'u', role: 'user', content: 'Hi' };

describe('AG-UI events', () => {
  it.each<[string, Event[], LlmPart[]]>([
    [
      'an echo of the user is not spoken',
      [{ type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'user' }, text('Hi')],
      [],
    ],
    [
      'null for the role is the agent',
      [{ type: 'TEXT_MESSAGE_CHUNK', messageId: 'm', role: null, delta: 'Hi' }],
      [{ type: 'text-delta', text: 'Hi', messageId: 'm' }],
    ],
    [
      'what a subagent writes is reasoning',
      [text('A plan.', { subagentRunId: 's' })],
      [{ type: 'reasoning-delta', text: 'A plan.' }],
    ],
    [
      'two messages are two paragraphs',
      [text('One.'), text('Two.', { messageId: 'n' })],
      [
        { type: 'text-delta', text: 'One.', messageId: 'm' },
        { type: 'text-delta', text: '\n\nTwo.', messageId: 'n' },
      ],
    ],
    [
      'an answer that is only in the snapshot',
      [{ type: 'MESSAGES_SNAPSHOT', messages: [question, answer] }],
      [{ type: 'text-delta', text: 'All at once.', messageId: 'm' }],
    ],
    [
      'an answer that was streamed and is in the snapshot',
      [
        text('All at once.', { messageId: 'other' }),
        { type: 'MESSAGES_SNAPSHOT', messages: [question, answer] },
      ],
      [{ type: 'text-delta', text: 'All at once.', messageId: 'other' }],
    ],
    [
      'an answer that grew after a snapshot, and another that is like its start',
      [
        text('All at once.', { messageId: 'other' }),
        { type: 'MESSAGES_SNAPSHOT', messages: [question] },
        text(' Really.', { messageId: 'other' }),
        { type: 'MESSAGES_SNAPSHOT', messages: [question, answer] },
        { type: 'MESSAGES_SNAPSHOT', messages: [question, { ...answer, id: 'again' }] },
      ],
      [
        { type: 'text-delta', text: 'All at once.', messageId: 'other' },
        { type: 'text-delta', text: ' Really.' },
        { type: 'text-delta', text: '\n\nAll at once.', messageId: 'm' },
      ],
    ],
    ['earlier answers of a snapshot', [{ type: 'MESSAGES_SNAPSHOT', messages: [answer, question] }], []],
    [
      'a custom event',
      [{ type: 'CUSTOM', name: 'weather', value: { degrees: 7 } }],
      [{ type: 'data', name: 'weather', data: { degrees: 7 } }],
    ],
    [
      'state, unapplied',
      [{ type: 'STATE_DELTA', delta: [{ op: 'add', path: '/a', value: 1 }] }],
      [
        {
          type: 'data',
          name: 'state-delta',
          data: { delta: [{ op: 'add', path: '/a', value: 1 }] },
          transient: true,
        },
      ],
    ],
    [
      'an activity',
      [{ type: 'ACTIVITY_SNAPSHOT', messageId: 'a', activityType: 'PLAN', content: {} }],
      [
        {
          type: 'data',
          name: 'activity-snapshot',
          id: 'a',
          data: { messageId: 'a', activityType: 'PLAN', content: {} },
        },
      ],
    ],
    ['unknown and raw events', [{ type: 'RAW', event: {} }, { type: 'SOMETHING_NEW' }], []],
  ])('%s', (_, events, parts) => {
    expect(partsOf(...events)).toEqual(parts);
  });

  it('leaves a call of the page to the page, and shows one that the agent ran', () => {
    const ran = {
      type: 'TOOL_CALL_RESULT',
      messageId: 'r',
      toolCallId: 'b',
      content: [{ type: 'text', text: 'ok' }],
    };
    const parts = partsOf(...call('a', 'look', '{"n":1}'), ...call('b', 'search', ''), ran);
    expect(parts.filter(({ type }) => !type.startsWith('tool-input'))).toEqual([
      { type: 'tool-call', id: 'b', name: 'search', arguments: '{}', providerExecuted: true },
      { type: 'tool-result', id: 'b', content: 'ok' },
      { type: 'tool-call', id: 'a', name: 'look', arguments: '{"n":1}' },
    ]);
  });

  it('does not run a tool of the page whose result the agent sent', () => {
    const ran = { type: 'TOOL_CALL_RESULT', messageId: 'r', toolCallId: 'a', content: 'ok' };
    expect(partsOf(...call('a', 'look', '{}'), ran)).toContainEqual({
      type: 'tool-call',
      id: 'a',
      name: 'look',
      arguments: '{}',
      providerExecuted: true,
    });
  });

  it('takes the pending calls that the agent names', () => {
    const outcome = { type: 'success', pendingToolCallIds: ['a'] };
    const { parts } = read([
      ...call('b', 'search', '{}'),
      { type: 'TOOL_CALL_START', toolCallId: 'a', toolCallName: 'elsewhere' },
      { ...finished, outcome },
    ]);
    expect(parts).toContainEqual({ type: 'tool-call', id: 'a', name: 'elsewhere', arguments: '{}' });
    expect(parts.at(-1)).toEqual({ type: 'finish', reason: 'tool-calls' });
  });

  it.each<[string, unknown, object, string | undefined]>([
    ['a text', 'Go on?', { name: 'approval', arguments: '{}' }, 'Go on?'],
    ['JSON', '{"question":"Go on?","a":1}', { arguments: '{"question":"Go on?","a":1}' }, 'Go on?'],
    [
      'an action',
      { action_requests: [{ name: 'pay', args: { euros: 5 }, description: 'Pay?' }] },
      { name: 'pay', arguments: '{"euros":5}' },
      'Pay?',
    ],
    ['nothing', null, { name: 'approval', arguments: '{}' }, undefined],
  ])('shows an interrupt of LangGraph 0.x as a question: %s', (_, value, shown, reason) => {
    const parts = partsOf({ type: 'CUSTOM', name: 'on_interrupt', value });
    const id = 'on_interrupt-r';
    expect(parts).toContainEqual(expect.objectContaining({ type: 'tool-call', id, ...shown }));
    expect(parts.at(-1)).toEqual({
      type: 'tool-approval-request',
      id,
      approvalId: id,
      ...(reason && { reason }),
    });
  });

  it('asks once about an interrupt that comes as an event and as the outcome', () => {
    const outcome = { type: 'interrupt', interrupts: [{ id: 'i', reason: 'confirm', message: 'Go on?' }] };
    const { parts } = read([
      { type: 'CUSTOM', name: 'on_interrupt', value: 'Go on?' },
      { ...finished, outcome },
    ]);
    expect(parts.filter(({ type }) => type === 'tool-approval-request')).toHaveLength(1);
  });

  it('shows an interrupt without a call as a call that waits for the user', () => {
    const outcome = { type: 'interrupt', interrupts: [{ id: 'i', reason: 'confirm', message: 'Go on?' }] };
    expect(read([text('Well. '), { ...finished, outcome }]).parts.slice(-4)).toEqual([
      { type: 'tool-input-delta', id: 'interrupt-i', text: '{"message":"Go on?"}' },
      {
        type: 'tool-call',
        id: 'interrupt-i',
        name: 'confirm',
        arguments: '{"message":"Go on?"}',
        providerExecuted: true,
      },
      { type: 'tool-approval-request', id: 'interrupt-i', approvalId: 'i', reason: 'Go on?' },
      { type: 'finish', reason: 'tool-calls' },
    ]);
  });

  it('reports why a run ended, and what it cost', () => {
    const usage = [
      { inputTokens: 3, outputTokens: 2, model: 'a' },
      { inputTokens: 4, reasoningTokens: 1 },
    ];
    expect(finishOf(text('Hi'), { ...finished, usage })).toEqual({
      type: 'finish',
      reason: 'stop',
      usage: { inputTokens: 7, outputTokens: 2, reasoningTokens: 1 },
    });
    expect(finishOf(text('Hi'), { ...finished, outcome: { type: 'cancelled' } })).toEqual({
      type: 'finish',
      reason: 'other',
    });
  });

  it.each<[string, Event[], string]>([
    ['an error of the run', [text('Hi'), { type: 'RUN_ERROR', message: 'The tool broke.' }], 'llm-failed'],
    [
      'an error with a code',
      [{ type: 'RUN_ERROR', message: 'Slow down.', code: 'rate_limit_exceeded' }],
      'llm-rate-limited',
    ],
    ['a run without an end', [text('Hi')], 'llm-truncated'],
    ['events of another protocol', [{ type: 'text-delta', delta: 'Hi' }], 'llm-protocol'],
    [
      'too many calls',
      Array.from({ length: 300 }, (_, n) => ({
        type: 'TOOL_CALL_START',
        toolCallId: `c${n}`,
        toolCallName: 'x',
      })),
      'llm-too-large',
    ],
    [
      'arguments without an end',
      [
        { type: 'TOOL_CALL_START', toolCallId: 'c', toolCallName: 'x' },
        { type: 'TOOL_CALL_ARGS', toolCallId: 'c', delta: 'x'.repeat(1_000_001) },
      ],
      'llm-too-large',
    ],
  ])('fails with %s', (_, events, code) => {
    const { fault } = read(events);
    expect(fault && describeErrorInfo(fault).code).toBe(code);
  });

  it('reads snapshots in linear time, and of at most 10,000 messages', () => {
    const snapshot = (from: number, to: number) => ({
      type: 'MESSAGES_SNAPSHOT',
      messages: Array.from({ length: to - from }, (_, at) => ({
        ...answer,
        id: `${from + at}`,
        content: `${from + at}`,
      })),
    });
    const decode = (...events: object[]) =>
      decodePieces(eventDecoder(new AgUiEvents([], new AgUiThread())), [
        new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')),
      ]);
    // Searching all texts for each message would take 50 million comparisons.
    expect(decode(snapshot(0, 10_000), finished).parts).toHaveLength(10_001);
    const { fault } = decode(snapshot(0, 6_000), snapshot(6_000, 12_000), finished);
    expect(fault).toMatchObject({ code: 'llm-too-large', limit: 'array' });
  });

  it('reads garbage in every field', () => {
    const types = [
      'TEXT_MESSAGE_CONTENT',
      'TOOL_CALL_START',
      'TOOL_CALL_ARGS',
      'TOOL_CALL_RESULT',
      'MESSAGES_SNAPSHOT',
      'CUSTOM',
      'REASONING_ENCRYPTED_VALUE',
      'REASONING_MESSAGE_CHUNK',
      'RUN_FINISHED',
    ];
    for (const type of types)
      for (const value of [null, 7, [], {}, [null], [[]], { type: 'interrupt', interrupts: [null, {}] }])
        for (const name of [
          'messageId',
          'delta',
          'toolCallId',
          'toolCallName',
          'content',
          'messages',
          'outcome',
          'usage',
          'role',
          'entityId',
        ])
          expect(() => read([{ type, [name]: value }, finished])).not.toThrow();
  });
});
