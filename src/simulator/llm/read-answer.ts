import { EventStream } from './event-stream.js';
import { GeminiReader } from './gemini-reader.js';
import { JsonArray } from './json-array.js';
import { malformed } from './json-fields.js';
import { LlmFailure } from './llm-failure.js';
import { OpenaiReader } from './openai-reader.js';
import type { LlmSpec } from './registered-llm.js';
import type { StreamPart, StreamReader } from './stream-part.js';
import { within, type Limit } from './within.js';

/** Splits text into messages. */
interface Framing {
  push(text: string): string[];
  /** Returns an error about the end of the stream, if there is one. */
  problem(): string | null;
}

/** How long the body may stay open after `[DONE]`, in ms. */
const LINGER_MS = 1000;

/** Reads an answer as stream parts. @throws LlmFailure if the answer is not a stream that matches its specification */
export async function* readAnswer(
  response: Response,
  spec: LlmSpec,
  limit: Limit,
  createId: () => string,
): AsyncGenerator<StreamPart> {
  const framing = framingOf(response, spec);
  const reader: StreamReader = spec === 'gemini' ? new GeminiReader(createId) : new OpenaiReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const current = () => (reader.done ? { ...limit, ms: LINGER_MS } : limit);
  try {
    for await (const bytes of bytesOf(response, current)) {
      for (const message of framing.push(decode(decoder, bytes))) {
        if (reader.done) yield { type: 'deviation', what: 'data follows `[DONE]`' };
        else yield* reader.read(message);
      }
    }
  } catch (error) {
    // Everything before `[DONE]` is complete, so a later connection error does not matter.
    if (!reader.done || limit.signal.aborted) throw error;
    yield { type: 'deviation', what: 'the body was not closed after `[DONE]`' };
  }
  const problem = framing.problem();
  if (problem !== null) yield { type: 'deviation', what: problem };
  yield* reader.end();
}

/**
 * Returns the framing of the response: "Your endpoint must support streaming" (Anam's page "Custom LLMs"); Gemini
 * streams a JSON array without `alt=sse`.
 */
function framingOf(response: Response, spec: LlmSpec): Framing {
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  const mediaType = type.trim().toLowerCase();
  if (mediaType === 'text/event-stream') return eventFraming();
  if (spec === 'gemini' && mediaType === 'application/json') return arrayFraming();
  throw new LlmFailure('not-streaming', `\`content-type\` is ${mediaType || 'missing'}`, response.status);
}

function eventFraming(): Framing {
  const events = new EventStream();
  return {
    push: (text) => events.push(text),
    problem: () => (events.unfinished === '' ? null : 'no blank line after the last event, which is ignored'),
  };
}

function arrayFraming(): Framing {
  const array = new JsonArray();
  return {
    push: (text) => {
      const elements = array.push(text);
      if (elements.length > 0 && !array.begun)
        throw new LlmFailure('not-streaming', 'one object instead of an array');
      return elements;
    },
    problem: () => {
      if (!array.begun) throw new LlmFailure('not-streaming', 'one object instead of an array');
      return array.ended ? null : 'the array is not closed';
    },
  };
}

async function* bytesOf(response: Response, limit: () => Limit): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await within(reader.read().catch(brokeOff), limit());
      if (done) return;
      yield value;
    }
  } finally {
    // Stops an endpoint that is still sending.
    reader.cancel().catch(() => undefined);
  }
}

function brokeOff(error: unknown): never {
  throw new LlmFailure('broke-off', error instanceof Error ? error.message : String(error));
}

function decode(decoder: TextDecoder, bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch {
    throw malformed('the bytes are not UTF-8');
  }
}
