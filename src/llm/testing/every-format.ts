import {
  agUi,
  aiSdk,
  anthropic,
  gemini,
  openaiCompatible,
  openaiResponses,
  textStream,
  type LlmAdapter,
} from '../index.js';
import { loadTextReader } from '../written/written-text.js';
import type { ScriptedEndpoint } from './scripted-endpoint.js';
import { chunk, done, frame, stop, text } from './sse.js';

export const thought = 'The user greets me. I **greet** back: Hello!';
export const written = 'Hello **there**, see [this](https://a.b) 👋.\n\n- One\n- Zwei “Grüße”.';

const pieces = (whole: string) => whole.match(/.{1,5}/gsu) ?? [];

const typed = (events: readonly object[]) => events.map(frame).join('');

const geminiEvent = (part: object, finishReason?: string) =>
  frame({ candidates: [{ content: { parts: [part] }, ...(finishReason && { finishReason }) }] });

export interface Format {
  readonly make: (fetch: ScriptedEndpoint['fetch']) => LlmAdapter;
  readonly body: string;
}

/** One answer in every wire format. */
export const formats: Readonly<Record<string, Format>> = {
  'Chat Completions, reasoning in a field': {
    make: (fetch) => openaiCompatible({ url: '/v1', model: 'm', fetch }),
    body:
      pieces(thought)
        .map((piece) => chunk({ reasoning: piece }))
        .join('') +
      pieces(written).map(text).join('') +
      stop +
      done,
  },
  'Chat Completions, reasoning in tags': {
    make: (fetch) => openaiCompatible({ url: '/v1', model: 'm', fetch }),
    body: pieces(`<think>${thought}</think>\n\n${written}`).map(text).join('') + stop + done,
  },
  'Anthropic Messages': {
    make: (fetch) => anthropic({ url: '/v1/messages', model: 'm', fetch }),
    body: typed([
      { type: 'message_start', message: { id: 'm1' } },
      { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '' } },
      ...pieces(thought).map((piece) => ({
        type: 'content_block_delta',
        index: 0,
        delta: { type: 'thinking_delta', thinking: piece },
      })),
      { type: 'content_block_stop', index: 0 },
      { type: 'content_block_start', index: 1, content_block: { type: 'text', text: '' } },
      ...pieces(written).map((piece) => ({
        type: 'content_block_delta',
        index: 1,
        delta: { type: 'text_delta', text: piece },
      })),
      { type: 'content_block_stop', index: 1 },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' } },
      { type: 'message_stop' },
    ]),
  },
  Gemini: {
    make: (fetch) => gemini({ url: '/gemini', model: 'm', fetch }),
    body:
      pieces(thought)
        .map((piece) => geminiEvent({ text: piece, thought: true }))
        .join('') +
      pieces(written)
        .map((piece) => geminiEvent({ text: piece }))
        .join('') +
      geminiEvent({ text: '' }, 'STOP'),
  },
  'AG-UI': {
    make: (fetch) => agUi({ url: '/agent', fetch }),
    body: typed([
      { type: 'RUN_STARTED', threadId: 't', runId: 'r' },
      ...pieces(thought).map((delta) => ({ type: 'REASONING_MESSAGE_CONTENT', messageId: 'a', delta })),
      ...pieces(written).map((delta) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'b', delta })),
      { type: 'RUN_FINISHED', threadId: 't', runId: 'r' },
    ]),
  },
  Responses: {
    make: (fetch) => openaiResponses({ url: '/v1/responses', model: 'm', fetch }),
    body: typed([
      { type: 'response.created', response: {} },
      ...pieces(thought).map((delta) => ({
        type: 'response.reasoning_summary_text.delta',
        output_index: 0,
        summary_index: 0,
        delta,
      })),
      ...pieces(written).map((delta) => ({ type: 'response.output_text.delta', output_index: 1, delta })),
      { type: 'response.completed', response: { status: 'completed' } },
    ]),
  },
  'AI SDK UI message stream': {
    make: (fetch) => aiSdk({ url: '/api/chat', fetch }),
    body: typed([
      { type: 'start', messageId: 'm1' },
      { type: 'start-step' },
      { type: 'reasoning-start', id: 'r' },
      ...pieces(thought).map((delta) => ({ type: 'reasoning-delta', id: 'r', delta })),
      { type: 'reasoning-end', id: 'r' },
      { type: 'text-start', id: 't' },
      ...pieces(written).map((delta) => ({ type: 'text-delta', id: 't', delta })),
      { type: 'text-end', id: 't' },
      { type: 'finish-step' },
      { type: 'finish', finishReason: 'stop' },
    ]),
  },
  'Plain text': {
    make: (fetch) => textStream({ url: '/api/text', fetch: asPlainText(fetch) }),
    body: `<think>${thought}</think>\n\n${written}`,
  },
};

/** Changes the content type, because the scripted endpoint declares an event stream. */
function asPlainText(fetch: ScriptedEndpoint['fetch']): ScriptedEndpoint['fetch'] {
  return async (url, init) => {
    const { body, status } = await fetch(url, init);
    return new Response(body, { status, headers: { 'content-type': 'text/plain' } });
  };
}

// Tests do not wait for code that is loaded on demand.
const unused = () => Promise.reject(new Error('Not called.'));
const adapters = Object.values(formats).map(({ make }) => make(unused));
await Promise.all([loadTextReader(), ...adapters.map((adapter) => adapter.preload?.())]);
