import { existsSync, readFileSync } from 'node:fs';
import type { ProviderStream } from './provider-streams.js';

// Real answers from providers. They are not part of the repository, and are read from a neighbouring folder if present.
const folder = new URL('../../../../../shared/recordings/', import.meta.url);

const withThoughts = { google: { thinkingConfig: { includeThoughts: true } } };

const files: readonly Omit<ProviderStream, 'body'>[] = [
  { spec: 'openai', what: 'openai-tool-call' },
  { spec: 'openai', what: 'openai-parallel-tool-calls' },
  { spec: 'openai', what: 'openai-moderation-chunk' },
  { spec: 'azure', what: 'azure-prompt-filter-first' },
  { spec: 'groq', what: 'groq-parsed-reasoning' },
  { spec: 'groq', what: 'groq-raw-think', options: { groq: { reasoningFormat: 'raw' } } },
  { spec: 'groq', what: 'groq-tool-call' },
  { spec: 'groq', what: 'groq-error-mid-stream' },
  { spec: 'gemini', what: 'gemini-thoughts', options: withThoughts },
  { spec: 'gemini', what: 'gemini-tool-call-signature', options: withThoughts },
];

/** Empty if there are no recordings. */
export const recordedStreams: readonly ProviderStream[] = existsSync(folder)
  ? files.map((file) => ({
      ...file,
      what: `${file.what}.sse`,
      body: readFileSync(new URL(`${file.what}.sse`, folder), 'utf8'),
    }))
  : [];
