import { describe, expect, it } from 'vitest';
import type { LlmPart } from '../../llm/llm-adapter.js';
import { conversationOf, type Conversation } from '../api/conversation.js';
import type { UsageReport } from '../api/option-groups.js';
import { logItems } from '../machine/logs/grouped-log.js';
import { modeHarness, switchTo } from '../testing/mode-harness.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const image = { type: 'image', url: 'data:image/png;base64,AA' } as const;
const refused = expect.objectContaining({ code: 'turn-file-refused' });
const usage = (inputTokens: number, outputTokens: number): LlmPart => ({
  type: 'usage',
  usage: { inputTokens, outputTokens },
});

async function asked(options: Parameters<typeof personaHarness>[0] = {}) {
  const h = personaHarness(options);
  await h.live();
  const turn = h.persona.ask('Why?');
  await settle();
  return { h, turn };
}

describe('files of the user', () => {
  it('are sent to the model, shown, and sent again with a retry', async () => {
    const h = personaHarness();
    await h.live();
    const files = [
      image,
      { type: 'file', url: 'https://a.example/b.pdf', mediaType: 'application/pdf' },
    ] as const;
    h.persona.ask('What is this?', { files });
    await settle();
    const content = [{ type: 'text', text: 'What is this?' }, ...files];
    expect(h.model.lastMessages).toEqual([{ role: 'user', content }]);
    expect(h.messages).toMatchObject([{ text: 'What is this?', files }]);
    h.persona.retry();
    await settle();
    expect(h.model.lastMessages.at(-1)).toEqual({ role: 'user', content });
  });

  it.each([
    { type: 'image', url: 'http://a.example/a.png' },
    { type: 'image', url: 'javascript:alert(1)' },
    { type: 'file', url: 'https://a.example/a', mediaType: 'pdf' },
  ] as const)('are refused before anything is sent: %o', async (file) => {
    const h = personaHarness();
    await h.live();
    expect(() => h.persona.ask('What is this?', { files: [file] })).toThrow(refused);
    expect(h.messages).toEqual([]);
  });

  it('are refused in server mode, also when they waited for it', async () => {
    const { h } = modeHarness();
    await h.live();
    void h.persona.setMode('server').catch(() => undefined);
    expect(() => h.persona.ask('What is this?', { files: [image] })).toThrow(refused);
  });
});

describe('images of the model', () => {
  const made: LlmPart = { type: 'file', url: image.url, mediaType: 'image/png' };
  const other: LlmPart = { type: 'file', url: 'https://a.example/b.pdf', mediaType: 'application/pdf' };

  it.each([
    [[{ type: 'text-delta', text: 'A cat.' }, made, other], [{ type: 'text', text: 'A cat.' }]],
    [[made], []],
  ] as const)('are sent with the next request, after the text', async (parts, before) => {
    const { h } = await asked();
    for (const part of parts) void h.model.part(part);
    void h.model.end();
    await settle();
    const talk = h.client.sent.findLast(({ type }) => type === 'talk');
    if (talk?.type === 'talk')
      h.client.personaSpoke('m', talk.content, { correlationId: talk.correlationId, endOfSpeech: true });
    await settle();
    h.persona.ask('Another.');
    await settle();
    const content = [...before, { ...image, mediaType: 'image/png' }];
    expect(h.model.lastMessages.filter(({ role }) => role === 'assistant')).toMatchObject([{ content }]);
  });
});

describe('the app is told of', () => {
  it('the tokens of each turn and their sum, also when it is interrupted; a callback that throws changes nothing', async () => {
    const reports: UsageReport[] = [];
    const onUsage = (report: UsageReport) => {
      reports.push(report);
      throw new Error('the app throws');
    };
    const { h, turn } = await asked({ advanced: { onUsage } });
    expect(h.model.lastRequest.reportUsage).toBe(true);
    await h.model.part(usage(10, 2));
    h.persona.interrupt();
    const next = h.persona.ask('And?');
    await settle();
    await h.model.part(usage(20, 3));
    h.persona.interrupt();
    expect(reports).toEqual([
      {
        turnId: turn.id,
        usage: { inputTokens: 10, outputTokens: 2 },
        total: { inputTokens: 10, outputTokens: 2 },
      },
      {
        turnId: next.id,
        usage: { inputTokens: 20, outputTokens: 3 },
        total: { inputTokens: 30, outputTokens: 5 },
      },
    ]);
    await settle();
    expect(h.errors.map(({ code }) => code)).toEqual(['app-callback', 'app-callback']);
  });

  it('data parts, with their turn', async () => {
    const told: unknown[] = [];
    const { h, turn } = await asked({
      advanced: { onData: (part, context) => told.push([part.data, context]) },
    });
    await h.model.part({ type: 'data', name: 'progress', data: 1, transient: true });
    await h.model.part({ type: 'data', name: 'weather', data: { sky: 'blue' } });
    expect(told).toEqual([
      [1, { turnId: turn.id }],
      [{ sky: 'blue' }, { turnId: turn.id }],
    ]);
    expect(h.answers[0]?.parts).toMatchObject([{ name: 'weather', data: { sky: 'blue' } }]);
  });
});

describe('the id of a conversation', () => {
  it('is the same for all requests, after a reload, and a new one after clear()', async () => {
    const { h } = await asked();
    const id = h.model.lastRequest.conversationId;
    expect(id).toEqual(expect.any(String));
    h.persona.ask('And?');
    await settle();
    expect(h.model.lastRequest.conversationId).toBe(id);
    const stored = JSON.parse(JSON.stringify(conversationOf(h.state))) as Conversation;
    const again = await asked({ advanced: { conversation: stored } });
    expect(again.h.model.lastRequest.conversationId).toBe(id);
    expect(again.h.model.lastRequest.messages.map((message) => message.id)).toEqual(
      expect.arrayContaining(h.model.lastRequest.messages.map((message) => message.id)),
    );
    const cleared = h.persona.clear();
    await settle();
    h.frame();
    await cleared;
    await h.live();
    h.persona.ask('Anew?');
    await settle();
    expect(h.model.lastRequest.conversationId).not.toBe(id);
  });

  it('is the same after a switch to the other mode and back', async () => {
    const { h } = modeHarness();
    await h.live();
    h.persona.ask('Why?');
    await settle();
    const id = h.model.lastRequest.conversationId;
    await switchTo(h, 'server');
    await switchTo(h, 'client');
    h.persona.ask('And?');
    await settle();
    expect(h.model.lastRequest.conversationId).toBe(id);
  });
});

it('documents that a tool of Anam has read are sources at the place of the call', async () => {
  const h = personaHarness({ llm: { server: { llmId: 'x' } } });
  await h.live();
  h.client.userSpoke('1', 'Why?');
  h.client.personaSpoke('m', 'I look it up.');
  const call = { toolCallId: 'k', toolName: 'knowledge' };
  h.client.emit('TOOL_CALL_STARTED', { ...call, arguments: {} });
  h.client.emit('TOOL_CALL_COMPLETED', { ...call, result: 'ok', documentsAccessed: ['a.pdf', 'b.pdf'] });
  h.client.emit('TOOL_CALL_COMPLETED', { ...call, result: 'ok', documentsAccessed: ['a.pdf', 'b.pdf'] });
  h.client.personaSpoke('m', ' Here it is.', { endOfSpeech: true });
  const [answer] = h.answers;
  expect(answer?.written).toBe('I look it up. Here it is.');
  expect(answer?.parts).toMatchObject([
    {
      kind: 'document',
      title: 'a.pdf',
      toolCallId: 'k',
      writtenOffset: 13,
      places: [{ start: 13, end: 13 }],
    },
    { kind: 'document', title: 'b.pdf', toolCallId: 'k' },
  ]);
  expect(logItems(h.state.toolCalls)).toMatchObject([{ id: 'k', providerExecuted: true }]);
});

it('returns the data of an approval request with the response, as endpoints that sign it need', async () => {
  const h = personaHarness();
  await h.live();
  h.persona.ask('Pay.');
  await settle();
  const call = { id: 's', name: 'pay', arguments: '{}', providerExecuted: true } as const;
  await h.model.part({ type: 'tool-call', ...call });
  await h.model.part({
    type: 'tool-approval-request',
    id: 's',
    approvalId: 'a',
    providerData: { signature: 'x' },
  });
  await h.model.end();
  h.persona.respondToToolCall(logItems(h.state.toolCalls)[0]?.id ?? '', true);
  await settle();
  expect(h.model.runs.at(-1)?.request.messages.at(-1)).toMatchObject({
    role: 'tool',
    approval: { id: 'a', approved: true, providerData: { signature: 'x' } },
  });
});
