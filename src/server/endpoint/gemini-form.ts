import type { EndpointForm } from './endpoint-form.js';
import { functionCallPart, geminiChunks, textPart } from './gemini-chunks.js';
import { geminiError, geminiKeyRefusal, geminiUnknownModel } from './gemini-errors.js';
import { geminiRequest } from './gemini-request.js';
import { GeminiWriter } from './gemini-writer.js';

/** Gemini's `generateContent` and `streamGenerateContent`. */
export const geminiForm: EndpointForm = {
  read: geminiRequest,
  writer: (facts) => new GeminiWriter(facts),
  whole(facts, { text, providerData, reasoning, refusal, calls, finish }) {
    const showsThought = reasoning !== '' && facts.reasoning !== 'hidden';
    const parts = [
      ...(showsThought ? [{ text: reasoning, thought: true }] : []),
      ...(text === '' && refusal === '' ? [] : [textPart({ text: text + refusal, providerData })]),
      ...calls.map(functionCallPart),
    ];
    return geminiChunks(facts)(parts.length > 0 ? parts : [{ text: '' }], finish);
  },
  error: geminiError,
  keyRefusal: geminiKeyRefusal,
  unknownModel: geminiUnknownModel,
  models: (names, asked) => (asked === undefined ? { models: names.map(modelOf) } : modelOf(asked)),
};

const modelOf = (name: string) => ({
  name: `models/${name}`,
  version: '1',
  displayName: name,
  supportedGenerationMethods: ['generateContent', 'streamGenerateContent'],
});
