import type { SpecId } from '../llm/conformance/index.js';

/** How `compare` calls a provider. */
interface Provider {
  /** The environment variables that usually hold the key for `url`. */
  readonly keyNames: readonly string[];
  readonly model: string | undefined;
  /** Absent if every account has its own URL. */
  readonly url?: (model: string, endpoint: URL) => string;
  readonly howToCall: string;
}

const howToCall = (name: string) =>
  `To compare with the provider itself, set ${name}, or name another variable with --against-key-env.`;

export const providers: Readonly<Record<SpecId, Provider>> = {
  openai: {
    keyNames: ['OPENAI_API_KEY'],
    model: 'gpt-4.1-mini',
    url: () => 'https://api.openai.com/v1/chat/completions',
    howToCall: howToCall('OPENAI_API_KEY'),
  },
  groq: {
    keyNames: ['GROQ_API_KEY'],
    model: 'llama-3.3-70b-versatile',
    url: () => 'https://api.groq.com/openai/v1/chat/completions',
    howToCall: howToCall('GROQ_API_KEY'),
  },
  gemini: {
    keyNames: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    model: 'gemini-2.5-flash',
    url: (model, endpoint) =>
      `https://generativelanguage.googleapis.com/v1beta/models/${encodeURIComponent(model)}:streamGenerateContent${endpoint.searchParams.get('alt') === 'sse' ? '?alt=sse' : ''}`,
    howToCall: howToCall('GEMINI_API_KEY'),
  },
  azure: {
    keyNames: [],
    model: undefined,
    howToCall:
      'To compare with Azure itself, pass your deployment’s URL with --against-url, and name the variable with its key with --against-key-env.',
  },
};
