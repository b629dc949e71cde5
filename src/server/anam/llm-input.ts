import { secretsInUrl } from '../../internal/secret-values.js';
import { checkedKey, invalidOption } from '../checked-option.js';
import { filledText, object, oneOf, type FieldTable } from '../field-check.js';
import { anything, checkFields } from './checked-input.js';
import type { AnamLlmFormat, AnamLlmUrl, AnamReasoningEffort, AnamReasoningFormat } from './llm.js';
import { checkedLlmUrl } from './llm-url.js';
import { isObject } from './read-fields.js';

/** The fields that can be set in a new LLM and changed later. */
interface LlmSettings {
  readonly description?: string | undefined;
  /** Free data for your own use. Anam stores and returns it. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
  readonly reasoningEffort?: AnamReasoningEffort | undefined;
  readonly reasoningFormat?: AnamReasoningFormat | undefined;
  /**
   * Anam fields that this version of the package does not know, sent unchanged. Anam ignores unknown fields without an
   * error.
   */
  readonly unchecked?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * A new LLM: the body of `POST /v1/llms` in Anam's OpenAPI document. Each URL is the full URL that Anam calls. For
 * `azure_openai`, the URL contains the deployment and the API version, because there are no fields for them.
 */
export interface CreateAnamLlm extends LlmSettings {
  readonly displayName: string;
  /**
   * If there are several, Anam uses the one that is fastest from its data center, and the others as fallbacks
   * (https://anam.ai/docs/personas/llms/custom-llms). You cannot request a region.
   */
  readonly urls: readonly (string | AnamLlmUrl)[];
  /** Reasoning reaches a page only from `openai`, `azure_openai` and `groq_openai`; Anam advises `groq_openai` for it. */
  readonly llmFormat: AnamLlmFormat;
  /** The model that Anam names in its requests. */
  readonly modelName: string;
  /** The key that Anam sends to your endpoint. Anam encrypts it and never returns it. */
  readonly secret: string;
}

/** Changes to an LLM: the body of `PUT /v1/llms/{id}`. Missing fields stay unchanged. */
export interface UpdateAnamLlm extends LlmSettings {
  readonly displayName?: string | undefined;
  /** An update accepts one URL. Its effect on the other URLs of the LLM is not documented. */
  readonly url?: string | undefined;
  /** An update cannot change to `gemini`. */
  readonly llmFormat?: 'openai' | 'azure_openai' | 'groq_openai' | 'anthropic' | 'custom' | undefined;
  readonly modelName?: string | undefined;
  /** Replaces the key. */
  readonly secret?: string | undefined;
}

export const createFormats = [
  'openai',
  'azure_openai',
  'groq_openai',
  'gemini',
  'advanced_voice',
  'none',
] as const satisfies readonly AnamLlmFormat[];
export const updateFormats = ['openai', 'azure_openai', 'groq_openai', 'anthropic', 'custom'] as const;
export const reasoningEfforts = ['default', 'low', 'medium', 'high'] as const;
export const reasoningFormats = ['parsed', 'raw', 'hidden'] as const;

const shared: FieldTable = {
  displayName: filledText(),
  description: (value, path) => (typeof value === 'string' ? null : `\`${path}\` must be a string.`),
  modelName: filledText(),
  metadata: object,
  reasoningEffort: oneOf(...reasoningEfforts),
  reasoningFormat: oneOf(...reasoningFormats),
  unchecked: object,
  // Checked where they are used, because a message must not quote them.
  secret: anything,
};
export const createTable: FieldTable = { ...shared, urls: anything, llmFormat: oneOf(...createFormats) };
export const updateTable: FieldTable = { ...shared, url: anything, llmFormat: oneOf(...updateFormats) };

/** A checked body, and the values in it that no error may quote. */
export interface LlmBody {
  readonly body: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
}

/** @throws PersonaError `config-invalid` */
export function createBody(input: CreateAnamLlm): LlmBody {
  noAzureFields(input);
  checkFields(createTable, input, 'llm');
  for (const name of ['displayName', 'urls', 'llmFormat', 'modelName', 'secret'] as const) {
    if (input[name] === undefined) throw invalidOption(`\`llm.${name}\` is missing.`);
  }
  const given: unknown = input.urls;
  if (!Array.isArray(given) || given.length === 0) {
    throw invalidOption('`llm.urls` must be a list of at least one URL.');
  }
  const urls = given.map((item: unknown, index) =>
    checkedLlmUrl(`llm.urls[${index}]`, isObject(item) ? item['url'] : item, input.llmFormat),
  );
  return bodyOf({ ...input, urls: urls.map((url) => ({ url })) }, urls);
}

/** @throws PersonaError `config-invalid` */
export function updateBody(changes: UpdateAnamLlm): LlmBody {
  noAzureFields(changes);
  refuseImpossible(changes);
  checkFields(updateTable, changes, 'changes');
  const { url } = changes;
  const urls = url === undefined ? [] : [checkedLlmUrl('changes.url', url, changes.llmFormat)];
  const whole = bodyOf({ ...changes }, urls);
  if (Object.keys(whole.body).length === 0) throw invalidOption('`changes` has no field to change.');
  return whole;
}

/** Rejects values that `POST` accepts but `PUT` does not. */
function refuseImpossible(changes: object): void {
  if (!isObject(changes)) return;
  const { urls, url, llmFormat } = changes;
  if (urls !== undefined || Array.isArray(url)) {
    throw invalidOption(
      'An update takes one `url`. To set several, create a new LLM and delete this one; its id changes.',
    );
  }
  if (llmFormat === 'gemini') {
    throw invalidOption('An update cannot change to `gemini`. Create a new LLM; its id changes.');
  }
}

function noAzureFields(input: object): void {
  if ('deploymentName' in input || 'apiVersion' in input) {
    throw invalidOption('For Azure, the deployment and the API version are part of the URL, not fields.');
  }
}

type Keyed = Readonly<Record<string, unknown>> & Pick<UpdateAnamLlm, 'unchecked' | 'secret'>;

function bodyOf(input: Keyed, urls: readonly string[]): LlmBody {
  const { unchecked, secret, ...rest } = input;
  const key = secret === undefined ? {} : { secret: checkedKey('secret', secret) };
  const known = Object.entries({ ...rest, ...key }).filter(([, value]) => value !== undefined);
  const body = { ...unchecked, ...Object.fromEntries(known) };
  checkJson(body);
  return { body, secrets: [...Object.values(key), ...urls.flatMap(secretsInUrl)] };
}

/** Rejects a body that cannot be serialized, because its metadata contains a cycle or a BigInt. */
function checkJson(body: object): void {
  try {
    JSON.stringify(body);
  } catch {
    throw invalidOption('`metadata` and `unchecked` must be JSON.');
  }
}
