import { words, type RecordedReference } from './recorded-reference.js';

const PROMPT_TOKENS = 12;
const WORDS_A_CHUNK = 10;

/** Gemini sends a few long chunks, each with all token counts so far. */
const chunks = [0, 10, 20, 30].map((start) => {
  const text = words.slice(start, start + WORDS_A_CHUNK).join('');
  const candidatesTokenCount = 2 * (start + WORDS_A_CHUNK);
  return {
    candidates: [
      {
        content: { parts: [{ text }], role: 'model' },
        ...(start === 30 && { finishReason: 'STOP' }),
        index: 0,
      },
    ],
    usageMetadata: {
      promptTokenCount: PROMPT_TOKENS,
      candidatesTokenCount,
      totalTokenCount: PROMPT_TOKENS + candidatesTokenCount,
      promptTokensDetails: [{ modality: 'TEXT', tokenCount: PROMPT_TOKENS }],
    },
    modelVersion: 'gemini-2.5-pro',
    responseId: 'ReferenceReferenceRef',
  };
});

const shared = { api: 'Gemini streamGenerateContent', model: 'gemini-2.5-pro', date: 'September 2025' };

/** With `alt=sse`. */
export const geminiReference: RecordedReference = {
  ...shared,
  headers: { 'content-type': 'text/event-stream' },
  body: chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join(''),
};

/** Without `alt=sse`. No response of this form was recorded; the framing is the documented one. */
export const geminiArrayReference: RecordedReference = {
  ...shared,
  headers: { 'content-type': 'application/json; charset=UTF-8' },
  body: `[${chunks.map((chunk) => JSON.stringify(chunk, null, 2)).join('\n,\r\n')}\n]\n`,
};
