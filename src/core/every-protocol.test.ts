/** The invariants of turns with every wire format: what is spoken, what is thought, and what the next request holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anthropic, gemini, openaiCompatible, openaiResponses, type LlmAdapter } from '../llm/index.js';
import { ScriptedEndpoint } from '../llm/testing/scripted-endpoint.js';
import { bytesOf, chunk, done, frame, stop, text } from '../llm/testing/sse.js';
import { logItems } from './transcript/grouped-log.js';
import { personaHarness } from './testing/persona-harness.js';

const thought = 'The user greets me. I **greet** back: Hello!';
const written = 'Hello **there**, see [this](https://a.b) 👋.\n\n- One\n- Zwei “Grüße”.';
const spoken = 'Hello there, see this.\n\nOne\nZwei “Grüße”.';

const pieces = (whole: string) => whole.match(/.{1,5}/gsu) ?? [];
const typed = (events: readonly object[]) => events.map(frame).join('');

const geminiEvent = (part: object, finishReason?: string) =>
  frame({ candidates: [{ content: { parts: [part] }, ...(finishReason && { finishReason }) }] });

interface Format {
  readonly make: (fetch: ScriptedEndpoint['fetch']) => LlmAdapter;
  readonly body: string;
}

const formats: Readonly<Record<string, Format>> = {
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
};

const task = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Answers with the body in network chunks of the given sizes; the last request is answered with nothing. */
async function converse({ make, body }: Format, sizes: readonly number[]) {
  const endpoint = new ScriptedEndpoint();
  const h = personaHarness({ llm: { client: make(endpoint.fetch) } });
  await h.live();
  const turn = h.persona.ask('Hi');
  await task();
  const bytes = bytesOf(body);
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? 1;
    endpoint.write(bytes.subarray(at, at + size));
    at += size;
    await task();
  }
  endpoint.end();
  await task();
  return { h, turn, endpoint };
}

const sizesOf = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });

describe.each(Object.entries(formats))('%s', (_name, format) => {
  it('is spoken as the projection of what was written, however the network cuts it; thoughts never are', async () => {
    await fc.assert(
      fc.asyncProperty(sizesOf, async (sizes) => {
        const { h } = await converse(format, sizes);
        expect(h.client.talked).toBe(spoken);
        expect(h.answers[0]?.written).toBe(written);
        const thoughts = logItems(h.state.reasoning).map((item) => item.text);
        expect(thoughts.join('').trim()).toBe(thought);
        expect(h.client.sent.at(-1)?.type).toBe('talk-end');
        expect(h.errors).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('a cut-off answer is in the next request up to the heard word, and no thought is', async () => {
    const { h, turn, endpoint } = await converse(format, [120]);
    h.client.personaSpoke('m', 'Hello there, ', { correlationId: `${turn.id}.1` });
    h.client.interruptTalk(`${turn.id}.1`);
    h.client.userSpoke('u1', 'Stop.');
    await task();
    const sent = JSON.stringify(endpoint.requests[1]?.body);
    expect(sent).toContain('Hello **there**,');
    expect(sent).not.toContain('see');
    expect(sent).not.toContain('greet');
  });
});
