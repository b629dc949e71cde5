// Compares the results of AG-UI's own client (@ag-ui/client 1.0.0 and 0.0.59) and ours for the same bytes.
import { HttpAgent, type BaseEvent } from '@ag-ui/client';
import { RunAgentInputSchema } from '@ag-ui/core/schemas';
import { EventEncoder } from '@ag-ui/encoder';
import { HttpAgent as HttpAgent0 } from 'ag-ui-client-0';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LlmPart, LlmRequest } from '../llm-adapter.js';
import { agUi } from '../providers/ag-ui.js';

type Event = Record<string, unknown>;

interface Read {
  readonly text: string;
  readonly reasoning: string;
  readonly calls: readonly (readonly [string, string, string])[];
  readonly results: readonly (readonly [string, string])[];
}

const encoder = new EventEncoder();
const bytesOf = (events: readonly Event[]): Uint8Array =>
  new TextEncoder().encode(events.map((event) => encoder.encodeSSE(event as BaseEvent)).join(''));

function response(bytes: Uint8Array, size: number): Response {
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

interface Message {
  readonly role: string;
  readonly content?: unknown;
  readonly toolCalls?: readonly { id: string; function: { name: string; arguments: string } }[];
  readonly toolCallId?: string;
}

async function readByClient(Agent: typeof HttpAgent | typeof HttpAgent0, bytes: Uint8Array): Promise<Read> {
  const options = {
    url: 'https://agent.example',
    threadId: 't',
    fetch: async () => response(bytes, 1 << 20),
  };
  const agent = new (Agent as typeof HttpAgent)(options);
  await agent.runAgent({ runId: 'r' });
  const messages = agent.messages as readonly Message[];
  const content = (role: string) =>
    messages
      .filter(
        (message) => message.role === role && typeof message.content === 'string' && message.content !== '',
      )
      .map((message) => message.content as string);
  return {
    text: content('assistant').join('\n\n'),
    reasoning: content('reasoning').join('\n\n'),
    calls: messages.flatMap(({ toolCalls = [] }) =>
      toolCalls.map(({ id, function: { name, arguments: text } }) => [id, name, text || '{}'] as const),
    ),
    results: messages.flatMap(({ role, toolCallId = '', content: text }) =>
      role === 'tool' ? [[toolCallId, text as string] as const] : [],
    ),
  };
}

const request: LlmRequest = {
  conversationId: 't',
  messages: [{ id: 'u1', role: 'user', content: 'Hi' }],
  tools: [{ name: 'page_tool', parameters: { type: 'object' } }],
};

async function partsOf(bytes: Uint8Array, size = 1 << 20): Promise<LlmPart[]> {
  const parts: LlmPart[] = [];
  const llm = agUi({ url: 'https://agent.example', fetch: async () => response(bytes, size) });
  for await (const part of llm.stream(request, { signal: new AbortController().signal })) parts.push(part);
  return parts;
}

/** A thought after text is a separate thought, as in the reasoning history. */
function thoughtsIn(parts: readonly LlmPart[]): string {
  let isOpen = true;
  return parts.reduce((all, part) => {
    if (part.type === 'text-delta') isOpen = all === '';
    if (part.type !== 'reasoning-delta') return all;
    const joint = isOpen ? '' : '\n\n';
    isOpen = true;
    return all + joint + part.text;
  }, '');
}

function joined(parts: readonly LlmPart[]): Read {
  return {
    text: parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join(''),
    reasoning: thoughtsIn(parts),
    calls: parts.flatMap((part) =>
      part.type === 'tool-call' ? [[part.id, part.name, part.arguments] as const] : [],
    ),
    results: parts.flatMap((part) => (part.type === 'tool-result' ? [[part.id, part.content] as const] : [])),
  };
}

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const deltas = fc.array(text, { minLength: 1, maxLength: 4 });
const args = fc
  .dictionary(fc.constantFrom('city', 'n'), text, { maxKeys: 2 })
  .map((value) => JSON.stringify(value));

const block = fc.oneof(
  fc.record({ kind: fc.constantFrom('text', 'text chunks', 'reasoning', 'reasoning chunks'), deltas }),
  fc.record({ kind: fc.constantFrom('call', 'call chunks', 'call with a result'), args, page: fc.boolean() }),
);

/** The events of one block. Its ids depend on its position in the run. */
function eventsOf(
  each: { kind: string; deltas?: string[]; args?: string; page?: boolean },
  n: number,
): Event[] {
  const messageId = `m${n}`;
  const toolCallId = `c${n}`;
  const toolCallName = each.page ? 'page_tool' : 'agent_tool';
  const pieces = each.deltas ?? (each.args ?? '').match(/.{1,5}/gsu) ?? [];
  switch (each.kind) {
    case 'text':
      return [
        { type: 'TEXT_MESSAGE_START', messageId, role: 'assistant' },
        ...pieces.map((delta) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId, delta })),
        { type: 'TEXT_MESSAGE_END', messageId },
      ];
    case 'text chunks':
      return pieces.map((delta, at) => ({
        type: 'TEXT_MESSAGE_CHUNK',
        ...(at === 0 && { messageId, role: 'assistant' }),
        delta,
      }));
    case 'reasoning':
      return [
        { type: 'REASONING_START', messageId },
        { type: 'REASONING_MESSAGE_START', messageId, role: 'reasoning' },
        ...pieces.map((delta) => ({ type: 'REASONING_MESSAGE_CONTENT', messageId, delta })),
        { type: 'REASONING_MESSAGE_END', messageId },
        { type: 'REASONING_END', messageId },
      ];
    case 'reasoning chunks':
      return pieces.map((delta, at) => ({
        type: 'REASONING_MESSAGE_CHUNK',
        ...(at === 0 && { messageId }),
        delta,
      }));
    case 'call chunks':
      return pieces.map((delta, at) => ({
        type: 'TOOL_CALL_CHUNK',
        ...(at === 0 && { toolCallId, toolCallName }),
        delta,
      }));
    default:
      return [
        { type: 'TOOL_CALL_START', toolCallId, toolCallName },
        ...pieces.map((delta) => ({ type: 'TOOL_CALL_ARGS', toolCallId, delta })),
        { type: 'TOOL_CALL_END', toolCallId },
        ...(each.kind === 'call with a result'
          ? [{ type: 'TOOL_CALL_RESULT', messageId, toolCallId, content: 'ok' }]
          : []),
      ];
  }
}

const run = (events: readonly Event[], outcome?: object): Event[] => [
  { type: 'RUN_STARTED', threadId: 't', runId: 'r' },
  ...events,
  { type: 'RUN_FINISHED', threadId: 't', runId: 'r', ...(outcome && { outcome }) },
];

describe('reads a run as the client of AG-UI does', () => {
  it.each([1, 3, 7])('at any cut, here %i bytes, for random runs', async (size) => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 6 }), async (blocks) => {
        const bytes = bytesOf(run(blocks.flatMap(eventsOf)));
        const ours = joined(await partsOf(bytes, size));
        const theirs = await readByClient(HttpAgent, bytes);
        const byId = (read: Read) => ({
          ...read,
          calls: read.calls.toSorted(([a], [b]) => (a < b ? -1 : 1)),
        });
        expect(byId(ours)).toEqual(byId(theirs));
      }),
      { numRuns: 40 },
    );
  });

  it('of version 0, with its names for reasoning', async () => {
    const bytes = bytesOf(
      run([
        { type: 'THINKING_START', title: 'Thinking' },
        { type: 'THINKING_TEXT_MESSAGE_START' },
        { type: 'THINKING_TEXT_MESSAGE_CONTENT', delta: 'A greeting.' },
        { type: 'THINKING_TEXT_MESSAGE_END' },
        { type: 'THINKING_END' },
        { type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant' },
        { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta: 'Grüße 👋' },
        { type: 'TEXT_MESSAGE_END', messageId: 'm' },
      ]),
    );
    const theirs = await readByClient(HttpAgent0, bytes);
    expect(joined(await partsOf(bytes, 3))).toEqual({ ...theirs, reasoning: 'A greeting.' });
    expect(theirs.text).toBe('Grüße 👋');
  });
});

describe('the input of a run', () => {
  const inputOf = async (asked: LlmRequest, resumes?: readonly Event[]): Promise<unknown> => {
    const bodies: string[] = [];
    const answers = resumes ? [bytesOf(resumes), bytesOf(run([]))] : [bytesOf(run([]))];
    const llm = agUi({
      url: 'https://agent.example',
      fetch: async (_, { body }) => {
        bodies.push(body as string);
        return response(answers.shift() ?? new Uint8Array(), 1 << 20);
      },
    });
    for (let n = answers.length; n > 0; n -= 1)
      for await (const _ of llm.stream(n > 1 ? request : asked, { signal: new AbortController().signal }));
    return JSON.parse(bodies.at(-1) ?? '');
  };

  it('is valid by the schema of AG-UI', async () => {
    const input = await inputOf({
      ...request,
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          id: 'u1',
          role: 'user',
          content: [
            { type: 'text', text: 'What is this?' },
            { type: 'image', url: 'data:image/png;base64,AAAA' },
            { type: 'file', url: 'https://a.example/a.pdf', mediaType: 'application/pdf', filename: 'a.pdf' },
          ],
        },
        {
          id: 'a1',
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'c1', name: 'page_tool', arguments: '{}' }],
        },
        { id: 't1', role: 'tool', toolCallId: 'c1', toolName: 'page_tool', content: 'No.', isError: true },
      ],
    });
    expect(RunAgentInputSchema.parse(input)).toMatchObject({
      threadId: 't',
      tools: [{ name: 'page_tool' }],
      messages: [
        { role: 'system' },
        {
          content: [
            { type: 'text' },
            { type: 'image', source: { type: 'data', value: 'AAAA', mimeType: 'image/png' } },
            { type: 'document', source: { type: 'url', value: 'https://a.example/a.pdf' } },
          ],
        },
        { toolCalls: [{ id: 'c1' }] },
        { toolCallId: 'c1', error: 'No.' },
      ],
    });
  });

  const waiting = run(
    [
      { type: 'TOOL_CALL_START', toolCallId: 'c1', toolCallName: 'pay', parentMessageId: 'server-1' },
      { type: 'TOOL_CALL_ARGS', toolCallId: 'c1', delta: '{"euros":5}' },
      { type: 'TOOL_CALL_END', toolCallId: 'c1' },
    ],
    {
      type: 'interrupt',
      interrupts: [{ id: 'i1', reason: 'tool_call', message: 'Pay 5 €?', toolCallId: 'c1' }],
    },
  );
  const call = {
    id: 'c1',
    name: 'pay',
    arguments: '{"euros":5}',
    providerExecuted: true,
    providerData: { agUi: { messageId: 'server-1' } },
  };
  const answered = (approval: object): LlmRequest => ({
    ...request,
    messages: [
      ...request.messages,
      { id: 'a1', role: 'assistant', content: '', toolCalls: [call] },
      {
        role: 'tool',
        toolCallId: 'c1',
        toolName: 'pay',
        content: 'Allowed.',
        providerExecuted: true,
        approval: { id: 'i1', approved: true, ...approval },
      },
    ],
  });

  it('answers an interrupt with `resume`, and names the message by the id of the agent', async () => {
    const parts = await partsOf(bytesOf(waiting));
    expect(parts).toContainEqual({ type: 'tool-call', ...call });
    expect(parts).toContainEqual({
      type: 'tool-approval-request',
      id: 'c1',
      approvalId: 'i1',
      reason: 'Pay 5 €?',
    });
    expect(RunAgentInputSchema.parse(await inputOf(answered({}), waiting))).toMatchObject({
      resume: [{ interruptId: 'i1', status: 'resolved', payload: { approved: true } }],
      messages: [{ id: 'u1' }, { id: 'server-1', toolCalls: [{ id: 'c1' }] }],
    });
    expect(await inputOf(answered({ approved: false, reason: 'Too much.' }), waiting)).toMatchObject({
      resume: [{ interruptId: 'i1', status: 'resolved', payload: { approved: false, reason: 'Too much.' } }],
    });
  });

  it.each([
    ['a text', 'Go on?', { approved: false, reason: 'No.' }],
    [
      'actions',
      { action_requests: [{ name: 'a' }, { name: 'b' }] },
      { decisions: Array.from({ length: 2 }, () => ({ type: 'reject', message: 'No.' })) },
    ],
  ])('responds to an interrupt of LangGraph 0.x: %s', async (_, value, resume) => {
    const asked = run([{ type: 'CUSTOM', name: 'on_interrupt', value }]);
    const { runId } = asked.at(-1) as { runId?: string };
    const approval = answered({ id: `on_interrupt-${runId}`, approved: false, reason: 'No.' });
    expect(await inputOf(approval, asked)).toMatchObject({ forwardedProps: { command: { resume } } });
    expect(await inputOf(request, asked)).toMatchObject({ forwardedProps: {} });
  });

  it('answers an interrupt again if the request with the answer failed', async () => {
    const bodies: string[] = [];
    const runs = [bytesOf(waiting), null, bytesOf(run([]))];
    const llm = agUi({
      url: 'https://agent.example',
      fetch: async (_, { body }) => {
        bodies.push(body as string);
        const bytes = runs.shift();
        if (!bytes) throw new TypeError('offline');
        return response(bytes, 1 << 20);
      },
    });
    const options = { signal: new AbortController().signal };
    for (const asked of [request, answered({}), answered({})]) {
      const reading = (async () => {
        for await (const _ of llm.stream(asked, options));
      })();
      await reading.catch(() => undefined);
    }
    const resumes = bodies.map((body) => (JSON.parse(body) as { resume?: object[] }).resume?.length ?? 0);
    expect(resumes).toEqual([0, 1, 1]);
  });

  it('cancels an interrupt if the user asks something else', async () => {
    const messages = [...request.messages, { id: 'u2', role: 'user', content: 'Never mind.' } as const];
    expect(await inputOf({ ...request, messages }, waiting)).toMatchObject({
      resume: [{ interruptId: 'i1', status: 'cancelled' }],
    });
  });
});
