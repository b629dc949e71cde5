import { compareEndpoints } from '../../src/llm/conformance/compare/compare-endpoints.js';
import type { SpecId } from '../../src/llm/conformance/check-report.js';
import { spokenMarks } from '../../src/llm/conformance/spoken-marks.js';
import { pageClock } from '../../src/simulator/clock.js';
import { readAnswer } from '../../src/simulator/llm/read-answer.js';
import type { LlmSpec } from '../../src/simulator/llm/registered-llm.js';
import { planWord, WordBuffer } from '../../src/simulator/words.js';
import { answers } from './model-readers.js';
import type { Reader } from './reader.js';

const bytes = new TextEncoder();
const streamOf = (pieces: readonly string[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(bytes.encode(piece));
      controller.close();
    },
  });

/** The strict reader of the simulated engine. Rejected input counts as read. */
const engine = (spec: LlmSpec, type: string) => async (pieces: readonly string[]) => {
  const limit = { clock: pageClock, ms: Infinity, signal: new AbortController().signal };
  const response = new Response(streamOf(pieces), { headers: { 'content-type': type } });
  let size = 0;
  try {
    for await (const part of readAnswer(response, spec, limit, () => 'id'))
      if (part.type === 'text') size += part.text.length;
  } catch (error) {
    return String(error).length + size;
  }
  return size;
};

const compare = (spec: SpecId, type: string) => async (pieces: readonly string[]) => {
  const { comparison } = await compareEndpoints({
    spec,
    endpoint: { url: 'https://host.example/v1/chat/completions', model: 'm', apiKey: 'a-long-enough-key' },
    fetch: () => Promise.resolve(new Response(streamOf(pieces), { headers: { 'content-type': type } })),
  });
  return comparison.differences.length;
};

/** Counts the words that the simulated persona speaks. */
function words(pieces: readonly string[]): number {
  const buffer = new WordBuffer();
  let ms = 0;
  for (const piece of pieces) for (const word of buffer.push(piece)) ms += planWord(word, 1).ms;
  return buffer.end().reduce((sum, word) => sum + planWord(word, 1).ms, ms);
}

const sse = 'text/event-stream';
export const answerReaders: readonly Reader[] = [
  { name: 'engine-openai', read: engine('openai', sse), inputs: answers },
  { name: 'engine-gemini', read: engine('gemini', sse), inputs: answers },
  { name: 'engine-gemini-array', read: engine('gemini', 'application/json'), inputs: answers },
  { name: 'engine-words', read: words, most: 256_000 },
  { name: 'compare', read: compare('openai', sse), inputs: answers, most: 256_000, sizes: [Infinity, 200] },
  { name: 'compare-gemini', read: compare('gemini', sse), inputs: answers, most: 256_000, sizes: [Infinity] },
  { name: 'spoken-marks', read: (pieces) => spokenMarks(pieces.join(''), 'tool').length, sizes: [Infinity] },
];
