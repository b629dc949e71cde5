import type { SpecId } from '../check-report.js';
import type { EndpointSpec } from '../endpoint-spec.js';
import { azureSpec, groqSpec, openaiSpec } from './chat-specs.js';
import { geminiSpec } from './gemini-spec.js';

/** All wire formats, by id. */
export const endpointSpecs: Readonly<Record<SpecId, EndpointSpec>> = {
  openai: openaiSpec,
  azure: azureSpec,
  gemini: geminiSpec,
  groq: groqSpec,
};
