import { flag, listOf, number, object, orNull, record, text } from './read-fields.js';

/** The wire formats of an LLM at Anam, with the names from the OpenAPI document. */
export type AnamLlmFormat = 'openai' | 'azure_openai' | 'groq_openai' | 'gemini' | 'advanced_voice' | 'none';

/** How much the model reasons, if it has such a setting. */
export type AnamReasoningEffort = 'default' | 'low' | 'medium' | 'high';
/** Where the model puts its reasoning: a field (`parsed`), the text (`raw`), or nowhere (`hidden`). */
export type AnamReasoningFormat = 'parsed' | 'raw' | 'hidden';

/** An endpoint of an LLM. */
export interface AnamLlmUrl {
  readonly url: string;
  /** Set by Anam; it cannot be requested. */
  readonly region?: string;
}

/**
 * An LLM that a persona can use: `LLM` in Anam's OpenAPI document (https://anam.ai/docs, August 2026), in which all
 * fields are optional. It never contains the secret. Formats and values that are newer than this package are passed on
 * unchanged.
 */
export interface AnamLlm {
  /** The `llmId` for server mode. */
  readonly id: string;
  readonly displayName: string;
  readonly description?: string | null;
  /** `none` is the LLM for client mode, in which Anam calls no model. */
  readonly llmFormat?: AnamLlmFormat | (string & {});
  readonly urls: readonly AnamLlmUrl[];
  readonly modelName?: string | null;
  readonly temperature?: number | null;
  /** The maximum number of output tokens in a response. */
  readonly maxTokens?: number | null;
  readonly deploymentName?: string | null;
  readonly apiVersion?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly displayTags?: readonly string[];
  /** Whether it is one of Anam's own LLMs, which cannot be changed or deleted. */
  readonly isDefault?: boolean;
  readonly isGlobal?: boolean;
  /** Whether it meets Anam's requirements for zero data retention. */
  readonly isZdr?: boolean;
  readonly reasoningEffort?: AnamReasoningEffort | (string & {});
  readonly reasoningFormat?: AnamReasoningFormat | (string & {});
  readonly createdByOrganizationId?: string | null;
  /** ISO 8601. */
  readonly createdAt?: string;
  readonly updatedAt?: string | null;
}

const readUrl = record<AnamLlmUrl>({ url: text, region: text }, 'url');

export const readLlm = record<AnamLlm>(
  {
    id: text,
    displayName: text,
    description: orNull(text),
    llmFormat: text,
    urls: listOf(readUrl),
    modelName: orNull(text),
    temperature: orNull(number),
    maxTokens: orNull(number),
    deploymentName: orNull(text),
    apiVersion: orNull(text),
    metadata: object,
    displayTags: listOf(text),
    isDefault: flag,
    isGlobal: flag,
    isZdr: flag,
    reasoningEffort: text,
    reasoningFormat: text,
    createdByOrganizationId: orNull(text),
    createdAt: text,
    updatedAt: orNull(text),
  },
  'id',
  { displayName: '', urls: [] },
);
