import { chatForm } from './chat-form.js';
import type { EndpointForm } from './endpoint-form.js';
import type { LlmEndpointSpec } from './endpoint-route.js';
import { geminiForm } from './gemini-form.js';

const forms: Readonly<Record<LlmEndpointSpec, EndpointForm>> = {
  openai: chatForm('openai'),
  azure: chatForm('azure'),
  gemini: geminiForm,
  groq: chatForm('groq'),
};

/** Returns the form of a specification. Errors for unknown paths use OpenAI's form. */
export const formOf = (spec: LlmEndpointSpec | null): EndpointForm => forms[spec ?? 'openai'];
