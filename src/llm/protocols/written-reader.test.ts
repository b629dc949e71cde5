import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { LlmPart, LlmTool } from '../llm-adapter.js';
import { decodePieces, joinParts, piecesOf } from '../testing/joined-parts.js';
import { bytesOf, frame } from '../testing/sse.js';
import { AgUiThread } from './ag-ui-thread.js';
import { agUiDecoder } from './ag-ui-agent.js';
import { anthropicMessages } from './anthropic.js';
import { geminiContent } from './gemini.js';
import { openaiResponsesProtocol } from './openai-responses.js';
import { plainText } from './plain-text.js';
import type { LlmDecoder } from './protocol.js';
import { uiMessageStream } from './ui-message-stream.js';

type Tools = readonly LlmTool[] | undefined;
interface Format {
  readonly name: string;
  readonly make: (tools?: Tools) => LlmDecoder;
  /** A response whose text arrives in these pieces. */
  readonly body: (texts: readonly string[]) => string;
}

const event = (type: string, fields: object = {}) => frame({ type, ...fields });
const formats: readonly Format[] = [
  {
    name: 'Gemini',
    make: (tools) => geminiContent.createDecoder({}, tools),
    body: (texts) =>
      texts.map((text) => frame({ candidates: [{ content: { parts: [{ text }] } }] })).join('') +
      frame({ candidates: [{ finishReason: 'STOP' }] }),
  },
  {
    name: 'Anthropic',
    make: (tools) => anthropicMessages.createDecoder({ model: 'm' }, tools),
    body: (texts) =>
      event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) +
      texts
        .map((text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }))
        .join('') +
      event('content_block_stop', { index: 0 }) +
      event('message_delta', { delta: { stop_reason: 'end_turn' } }) +
      event('message_stop'),
  },
  {
    name: 'Responses',
    make: (tools) => openaiResponsesProtocol.createDecoder({ model: 'm' }, tools),
    body: (texts) =>
      texts
        .map((delta) => event('response.output_text.delta', { output_index: 0, content_index: 0, delta }))
        .join('') + event('response.completed', { response: { status: 'completed', output: [] } }),
  },
  {
    name: 'AG-UI',
    make: (tools) => agUiDecoder(new AgUiThread(), tools),
    body: (texts) =>
      event('RUN_STARTED') +
      texts.map((delta) => event('TEXT_MESSAGE_CHUNK', { messageId: 'a', delta })).join('') +
      event('RUN_FINISHED'),
  },
  {
    name: 'the AI SDK',
    make: (tools) => uiMessageStream.createDecoder(undefined, tools),
    body: (texts) =>
      event('text-start', { id: 't' }) +
      texts.map((delta) => event('text-delta', { id: 't', delta })).join('') +
      event('text-end', { id: 't' }) +
      event('finish', { finishReason: 'stop' }),
  },
  {
    name: 'plain text',
    make: (tools) => plainText.createDecoder({ request: () => ({}) }, tools),
    body: (texts) => texts.join(''),
  },
];

interface Row {
  readonly title: string;
  readonly written: string;
  readonly text: string;
  readonly reasoning?: string;
  readonly calls?: readonly string[];
}
const call = '<tool_call>{"name":"f","arguments":{}}</tool_call>';
const rows: readonly Row[] = [
  {
    title: 'harmony',
    written:
      '<|channel|>analysis<|message|>Hm<|end|><|start|>assistant<|channel|>final<|message|>Hi<|return|>',
    text: 'Hi',
    reasoning: 'Hm',
  },
  {
    title: 'harmony without its first token',
    written: 'analysis<|message|>Hm<|end|><|start|>assistant<|channel|>final<|message|>Hi',
    text: 'Hi',
    reasoning: 'Hm',
  },
  { title: 'a thought', written: '<think>Hm</think>Hi', text: 'Hi', reasoning: 'Hm' },
  {
    title: 'words about tags',
    written: 'Write `<think>` and `</think>`.',
    text: 'Write `<think>` and `</think>`.',
  },
  {
    title: 'code about tags',
    written: 'So:\n```xml\n</reasoning>\n```\nDone.',
    text: 'So:\n```xml\n</reasoning>\n```\nDone.',
  },
  { title: 'a token of the template', written: 'Hi.<|im_end|>', text: 'Hi.' },
  { title: 'a written call', written: `Hm.\n${call}`, text: 'Hm.\n', calls: ['f'] },
];

const joined = (parts: readonly LlmPart[]) => {
  const { text, reasoning, toolCalls = [] } = joinParts(parts);
  return { text, reasoning, calls: toolCalls.map(({ name }) => name) };
};

beforeAll(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});

describe.each(formats)('text of $name', ({ make, body }) => {
  it.each(rows)('reads $title', ({ written, text, reasoning = '', calls = [] }) => {
    const expected = { text, reasoning, calls };
    expect(joined(decodePieces(make(), [bytesOf(body([written]))]).parts)).toEqual(expected);
    const bytes = bytesOf(body(written.match(/[\s\S]{1,3}/g) ?? []));
    for (const size of [1, 7])
      expect(joined(decodePieces(make(), piecesOf(bytes, size)).parts), `${size}`).toEqual(expected);
  });

  it('runs a written call only if the request has the tool', () => {
    const bytes = [bytesOf(body([call]))];
    const offered = decodePieces(make([{ name: 'f', parameters: {} }]), bytes).parts;
    const spoken = [bytesOf(body([`Hi. ${call}`]))];
    const unknown = decodePieces(make([{ name: 'g', parameters: {} }]), spoken).parts;
    const finish = ({ type }: LlmPart) => type === 'finish';
    expect(offered.filter(({ type }) => type === 'tool-call')).toHaveLength(1);
    expect(offered.find(finish)).toMatchObject({ reason: 'tool-calls' });
    expect(unknown.filter(({ type }) => type === 'tool-call')).toHaveLength(0);
    expect(unknown).toContainEqual({
      type: 'data',
      name: 'dropped-tool-call',
      data: { reason: 'unknown-tool', tool: 'f', text: '{}' },
    });
    const silent = decodePieces(make([]), bytes).parts;
    expect(silent.find(({ type }) => type === 'data')).toMatchObject({ transient: true });
    expect(unknown.find(finish)).toMatchObject({ reason: 'stop' });
  });
});

describe('WrittenReader', () => {
  it('reads a thought at the start of each message of an agent', () => {
    const said = (messageId: string, delta: string) => event('TEXT_MESSAGE_CHUNK', { messageId, delta });
    const bytes = bytesOf(
      said('a', '<think>One</think>A.') +
        said('b', '<think>Two</think>') +
        said('b', 'B.') +
        event('RUN_FINISHED'),
    );
    const { parts } = decodePieces(agUiDecoder(new AgUiThread()), [bytes]);
    expect(joined(parts)).toEqual({ text: 'A.\n\nB.', reasoning: 'OneTwo', calls: [] });
    expect(parts.filter((part) => 'messageId' in part)).toHaveLength(2);
  });

  it('keeps the space between texts on both sides of a call', () => {
    const text = (written: string) => ({ candidates: [{ content: { parts: [{ text: written }] } }] });
    const ran = { candidates: [{ content: { parts: [{ functionCall: { name: 'f', args: {} } }] } }] };
    const bytes = bytesOf(
      frame(text('One')) +
        frame(ran) +
        frame(text(' two')) +
        frame({ candidates: [{ finishReason: 'STOP' }] }),
    );
    expect(joined(decodePieces(geminiContent.createDecoder({}), [bytes]).parts).text).toBe('One two');
  });

  it('does not run calls of a text route that gets no results', () => {
    const decoder = plainText.createDecoder({}, [{ name: 'f', parameters: {} }]);
    const { parts } = decodePieces(decoder, [bytesOf(`Hi. ${call}`)]);
    expect(joined(parts)).toEqual({ text: 'Hi. ', reasoning: '', calls: [] });
  });
});
