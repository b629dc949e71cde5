import { uniqueId } from '../../internal/unique-id.js';
import { isObject, parseJson } from '../../llm/json.js';
import type { LlmFinishReason } from '../../llm/llm-adapter.js';
import type { AnswerFacts } from './endpoint-form.js';
import type { WholeCall } from './whole-answer.js';

const finishReasons: Readonly<Record<LlmFinishReason, string>> = {
  stop: 'STOP',
  length: 'MAX_TOKENS',
  'content-filter': 'SAFETY',
  'tool-calls': 'STOP',
  other: 'OTHER',
};

/** Makes the responses of one answer, each with the token counts so far. */
export function geminiChunks({ model, usage }: AnswerFacts) {
  const responseId = uniqueId().replaceAll('-', '').slice(0, 23);
  return (parts: readonly object[], finish?: LlmFinishReason): object => {
    const { inputTokens, outputTokens, reasoningTokens = 0 } = usage();
    return {
      candidates: [
        {
          content: { parts, role: 'model' },
          ...(finish && { finishReason: finishReasons[finish] ?? 'OTHER' }),
          index: 0,
        },
      ],
      usageMetadata: {
        promptTokenCount: inputTokens,
        candidatesTokenCount: Math.max(0, outputTokens - reasoningTokens),
        totalTokenCount: inputTokens + outputTokens,
        ...(reasoningTokens > 0 && { thoughtsTokenCount: reasoningTokens }),
      },
      modelVersion: model.replace(/^models\//, ''),
      responseId,
    };
  };
}

/** A call with the signature that Gemini wants back, if the model is Gemini. */
export function functionCallPart({ id, name, arguments: text, providerData }: WholeCall): object {
  const args = parseJson(text);
  const { thoughtSignature } = isObject(providerData) ? providerData : {};
  return {
    functionCall: { id, name, args: isObject(args) ? args : {} },
    ...(typeof thoughtSignature === 'string' && { thoughtSignature }),
  };
}
