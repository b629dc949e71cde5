import { uniqueId } from '../../internal/unique-id.js';
import type { LlmFinishReason } from '../../llm/llm-adapter.js';
import { chatUsage, groqUsage } from './answer-usage.js';
import type { AnswerFacts } from './endpoint-form.js';

/** The differences between the chat completion chunks of OpenAI, Azure and Groq. */
export interface ChunkShape {
  /** Chunks before the one with the role. */
  first(): readonly object[];
  chunk(delta: object, finish: string | null): object;
  /** The chunk with the finish reason, and any chunks after it. */
  last(finish: string): readonly object[];
}

export type ChatSpec = 'openai' | 'azure' | 'groq';

export const finishReasons: Readonly<Record<LlmFinishReason, string>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content_filter',
  'tool-calls': 'tool_calls',
  other: 'stop',
};

/** This package's fingerprint. Providers put their server build here. */
export const FINGERPRINT = 'fp_anam_react';

export const answerHead = (object: string, { model }: AnswerFacts) => ({
  id: `chatcmpl-${uniqueId()}`,
  object,
  created: Math.floor(Date.now() / 1000),
  model,
});

export const chunkShapes: Readonly<Record<ChatSpec, (facts: AnswerFacts) => ChunkShape>> = {
  openai: openaiChunks,
  azure: azureChunks,
  groq: groqChunks,
};

const OBJECT = 'chat.completion.chunk';

function openaiChunks(facts: AnswerFacts): ChunkShape {
  const head = { ...answerHead(OBJECT, facts), system_fingerprint: FINGERPRINT };
  const noUsage = facts.showUsage ? { usage: null } : {};
  const chunk = (delta: object, finish: string | null) => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...noUsage,
  });
  const counts = () => ({ ...head, choices: [], usage: chatUsage(facts.usage()) });
  return {
    first: () => [],
    chunk,
    last: (finish) => [chunk({}, finish), ...(facts.showUsage ? [counts()] : [])],
  };
}

/** Uses Azure's key order, and starts with Azure's chunk for the prompt filter, although no filter runs here. */
function azureChunks(facts: AnswerFacts): ChunkShape {
  const { id, object, created, model } = answerHead(OBJECT, facts);
  const frame = (choices: readonly object[], usage: object | null) => ({
    choices,
    created,
    id,
    model,
    object,
    system_fingerprint: null,
    ...(facts.showUsage && { usage }),
  });
  const chunk = (delta: object, finish: string | null) =>
    frame([{ content_filter_results: {}, delta, finish_reason: finish, index: 0, logprobs: null }], null);
  const filter = { prompt_index: 0, content_filter_results: {} };
  return {
    first: () => [
      { choices: [], created: 0, id: '', model: '', object: '', prompt_filter_results: [filter] },
    ],
    chunk,
    last: (finish) => [chunk({}, finish), ...(facts.showUsage ? [frame([], chatUsage(facts.usage()))] : [])],
  };
}

/**
 * Creates Groq's chunks. Groq sends its request id with the first and the last chunk, and token counts with the finish
 * reason, even if they were not requested.
 */
function groqChunks(facts: AnswerFacts): ChunkShape {
  const head = { ...answerHead(OBJECT, facts), system_fingerprint: FINGERPRINT };
  const request = `req_${uniqueId().replaceAll('-', '')}`;
  let isFirst = true;
  const chunk = (delta: object, finish: string | null) => {
    const own = isFirst ? { x_groq: { id: request } } : {};
    isFirst = false;
    return { ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }], ...own };
  };
  return {
    first: () => [],
    chunk,
    last: (finish) => {
      const usage = groqUsage(facts.usage(), facts.times());
      return [{ ...chunk({}, finish), x_groq: { id: request, usage }, usage }];
    },
  };
}
