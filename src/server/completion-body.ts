import { isObject } from '../llm/json.js';
import type { JsonObject } from './read-json-body.js';
import { Refusal } from './refusal.js';

export interface CompletionLimits {
  readonly models: readonly [string, ...string[]];
  readonly systemPrompt?: string | undefined;
  readonly maxTokens?: number | undefined;
  readonly tokenLimitField: 'max_tokens' | 'max_completion_tokens';
}

type Field = (value: unknown) => boolean;

const numberIn =
  (low: number, high: number): Field =>
  (value) =>
    typeof value === 'number' && value >= low && value <= high;
const word: Field = (value) => typeof value === 'string' && /^[a-z]{1,20}$/.test(value);
const shortText: Field = (value) => typeof value === 'string' && value.length <= 100;

/** Beside model, messages, stream and the token limit, what a page may set. Everything else is left out. */
const passed: Readonly<Record<string, Field>> = {
  temperature: numberIn(0, 2),
  top_p: numberIn(0, 1),
  presence_penalty: numberIn(-2, 2),
  frequency_penalty: numberIn(-2, 2),
  seed: (value) => Number.isSafeInteger(value),
  stop: (value) => shortText(value) || (Array.isArray(value) && value.length <= 4 && value.every(shortText)),
  reasoning_effort: word,
  reasoning_format: word,
  include_reasoning: (value) => typeof value === 'boolean',
};

/**
 * The body for the model endpoint: built anew from what is known and allowed, never the page's own passed on.
 * @throws Refusal 400 `invalid-request`, 404 `model-not-allowed`
 */
export function completionBody(asked: JsonObject, limits: CompletionLimits): Record<string, unknown> {
  return {
    model: modelFor(asked['model'], limits.models),
    messages: messagesFor(asked['messages'], limits.systemPrompt),
    stream: true,
    ...(isObject(asked['stream_options']) &&
      asked['stream_options']['include_usage'] === true && { stream_options: { include_usage: true } }),
    ...passedFields(asked),
    ...tokenLimit(asked, limits),
  };
}

function modelFor(asked: unknown, models: readonly [string, ...string[]]): string {
  if (asked === undefined || asked === null) return models[0];
  if (typeof asked === 'string' && models.includes(asked)) return asked;
  throw new Refusal(404, 'model-not-allowed', 'This `model` is not among those that the server allows.');
}

const roles = ['system', 'developer', 'user', 'assistant'];
const instructions = ['system', 'developer'];

/** Roles and strings only; a name, an image or a model's reasoning stays out. */
function messagesFor(asked: unknown, systemPrompt: string | undefined): { role: string; content: string }[] {
  if (!Array.isArray(asked) || asked.length === 0)
    throw invalid('`messages` must be a list with at least one message.');
  const messages = asked.map((message: unknown, at) => {
    if (!isObject(message)) throw invalid(`\`messages[${at}]\` must be an object.`);
    const { role, content } = message as { role?: unknown; content?: unknown };
    if (typeof role !== 'string' || !roles.includes(role)) {
      throw invalid(`\`messages[${at}].role\` must be one of ${roles.join(', ')}.`);
    }
    if (typeof content !== 'string') throw invalid(`\`messages[${at}].content\` must be a string.`);
    return { role, content };
  });
  if (systemPrompt === undefined) return messages;
  // With instructions of the server's own, a page cannot give others.
  return [
    { role: 'system', content: systemPrompt },
    ...messages.filter(({ role }) => !instructions.includes(role)),
  ];
}

function passedFields(asked: JsonObject): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, isValid] of Object.entries(passed)) {
    const value = asked[name];
    if (value === undefined || value === null) continue;
    if (!isValid(value)) throw invalid(`\`${name}\` has a value that is not allowed.`);
    fields[name] = value;
  }
  return fields;
}

/**
 * Without a limit of the server's own, the page's. With one, the lower of both, in the one field that the endpoint is
 * known to obey: a page could get around a limit by a field that the endpoint ignores.
 */
function tokenLimit(
  asked: JsonObject,
  { maxTokens, tokenLimitField }: CompletionLimits,
): Record<string, number> {
  const limits: Record<string, number> = {};
  for (const name of ['max_tokens', 'max_completion_tokens']) {
    const value = asked[name];
    if (value === undefined || value === null) continue;
    if (!Number.isSafeInteger(value) || Number(value) < 1)
      throw invalid(`\`${name}\` must be a positive integer.`);
    limits[name] = Number(value);
  }
  if (maxTokens === undefined) return limits;
  return { [tokenLimitField]: Math.min(maxTokens, ...Object.values(limits)) };
}

const invalid = (message: string) => new Refusal(400, 'invalid-request', message);
