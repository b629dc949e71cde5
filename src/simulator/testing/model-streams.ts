/** Model streams with our own text in the providers' framing. */
import { EventStream } from '../llm/event-stream.js';

/** One `data:` event for each object, then `[DONE]`. */
export const sse = (...chunks: readonly (object | string)[]): string =>
  chunks.map((chunk) => `data: ${typeof chunk === 'string' ? chunk : JSON.stringify(chunk)}\n\n`).join('');

const chunk = (delta: object, finish: string | null = null) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion.chunk',
  created: 1,
  model: 'm',
  choices: [{ index: 0, delta, finish_reason: finish }],
});

export const text = (content: string) => chunk({ content });
export const thought = (reasoning: string) => chunk({ reasoning });
export const toolCall = (name: string, args = '{}', id = 'call_1') =>
  chunk({ tool_calls: [{ index: 0, id, type: 'function', function: { name, arguments: args } }] });
export const finish = (reason = 'stop') => chunk({}, reason);
export const done = '[DONE]';

/** A whole answer, as Groq streams it with `reasoning_format: parsed`. */
export const answerOf = (words: string, thoughts = '') =>
  sse(
    chunk({ role: 'assistant', content: '' }),
    ...(thoughts.match(/\S+\s*/gu) ?? []).map(thought),
    ...(words.match(/\S+\s*/gu) ?? []).map(text),
    finish(),
    done,
  );

export const callOf = (name: string, args = '{}') =>
  sse(chunk({ role: 'assistant', content: null }), toolCall(name, args), finish('tool_calls'), done);

/** One of Gemini's chunks. */
export const geminiChunk = (parts: readonly object[], finishReason?: string) => ({
  candidates: [{ content: { role: 'model', parts }, ...(finishReason !== undefined && { finishReason }) }],
});

export const streamed = (body: BodyInit | null, type = 'text/event-stream', status = 200) =>
  new Response(body, { status, headers: { 'content-type': type } });

/** A body that a test writes piece by piece. */
export function openBody() {
  const encoder = new TextEncoder();
  let cancelled = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  const stream = new ReadableStream<Uint8Array>({
    start: (given) => void (controller = given),
    cancel: () => void (cancelled = true),
  });
  return {
    response: (type?: string) => streamed(stream, type),
    write: (written: string) => controller?.enqueue(encoder.encode(written)),
    close: () => controller?.close(),
    fail: () => controller?.error(new TypeError('network error')),
    cancelled: () => cancelled,
  };
}

/** Returns the messages of a stream that has been written. */
export const eventsOf = (stream: string) => new EventStream().push(stream);
