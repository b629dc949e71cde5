import { uniqueId } from '../../internal/unique-id.js';
import { isObject, parseJson } from '../../llm/json.js';
import type { LlmFinishReason, LlmTextPiece } from '../../llm/llm-adapter.js';
import type { AnswerUsage } from './answer-usage.js';
import type { AnswerFacts } from './endpoint-form.js';
import { signatureIn } from './gemini-fields.js';
import type { WholeCall } from './whole-answer.js';

const finishReasons: Readonly<Record<LlmFinishReason, string>> = {
  stop: 'STOP',
  length: 'MAX_TOKENS',
  'content-filter': 'SAFETY',
  'tool-calls': 'STOP',
  other: 'OTHER',
};

/** Creates the responses of one answer, each with the token counts so far. */
export function geminiChunks({ model, usage, isTextOnly }: AnswerFacts) {
  const responseId = uniqueId().replaceAll('-', '').slice(0, 23);
  return (parts: readonly object[], finish?: LlmFinishReason): object => {
    return {
      candidates: [
        {
          content: { parts, role: 'model' },
          ...(finish && { finishReason: finishReasons[finish] ?? 'OTHER' }),
          index: 0,
        },
      ],
      usageMetadata: geminiUsage(usage(), isTextOnly),
      modelVersion: model.replace(/^models\//, ''),
      responseId,
    };
  };
}

/**
 * Thoughts are counted separately from the answer. For a question with images, the tokens cannot be broken down by
 * kind.
 */
function geminiUsage(
  { inputTokens, outputTokens, reasoningTokens = 0, cachedInputTokens = 0 }: AnswerUsage,
  isTextOnly: boolean,
): object {
  return {
    promptTokenCount: inputTokens,
    candidatesTokenCount: Math.max(0, outputTokens - reasoningTokens),
    totalTokenCount: inputTokens + outputTokens,
    ...(cachedInputTokens > 0 && { cachedContentTokenCount: cachedInputTokens }),
    ...(isTextOnly && { promptTokensDetails: [{ modality: 'TEXT', tokenCount: inputTokens }] }),
    ...(reasoningTokens > 0 && { thoughtsTokenCount: reasoningTokens }),
  };
}

/** Returns a text part, with the signature that must be sent back to Gemini, if there is one. */
export const textPart = ({ text, providerData }: LlmTextPiece): object => ({
  text,
  ...signatureIn(providerData),
});

/** Returns a call part, with its signature like `textPart`. */
export function functionCallPart({ id, name, arguments: text, providerData }: WholeCall): object {
  const args = parseJson(text);
  return { functionCall: { id, name, args: isObject(args) ? args : {} }, ...signatureIn(providerData) };
}
