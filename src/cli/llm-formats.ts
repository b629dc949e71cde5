import type { SpecId } from '../llm/conformance/index.js';
import type { AnamLlmFormat } from '../server/index.js';

/** Anam's names for the formats that can be checked. */
export const llmFormats = {
  openai: 'openai',
  azure: 'azure_openai',
  groq: 'groq_openai',
  gemini: 'gemini',
} as const satisfies Readonly<Record<SpecId, AnamLlmFormat>>;
