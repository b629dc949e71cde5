import type { LlmResponseFormat, LlmSettings } from '../../llm/llm-adapter.js';
import type { JsonObject } from '../read-json-body.js';
import { FormRefusal } from './form-refusal.js';
import {
  integerField,
  invalidField,
  isGiven,
  numberField,
  objectField,
  textField,
  unknownValue,
} from './request-fields.js';

const MOST_STOPS = 4;

/**
 * Reads the settings of a chat completion request, except `tool_choice`. Each adapter sends only those that its
 * endpoint supports.
 */
export function chatSettings(body: JsonObject): LlmSettings {
  checkCount(body['n']);
  const { user, reasoning_effort: effort } = body;
  const all: LlmSettings = {
    maxOutputTokens: tokenLimit(body),
    temperature: numberField(body['temperature'], 'temperature', 2),
    topP: numberField(body['top_p'], 'top_p', 1),
    stop: stopsOf(body['stop'], 'stop', MOST_STOPS),
    seed: integerField(body['seed'], 'seed'),
    responseFormat: formatOf(body['response_format']),
    reasoningEffort: isGiven(effort) ? effortOf(effort) : undefined,
    user: isGiven(user) ? textField(user, 'user') : undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Rejects more than one answer per request, which is not supported. */
function checkCount(n: unknown): void {
  const count = integerField(n, 'n', 1);
  if (count === undefined || count === 1) return;
  throw new FormRefusal(
    400,
    `Invalid 'n': integer above maximum value. Expected a value <= 1, but got ${count} instead.`,
    {
      param: 'n',
      reason: 'integer_above_max_value',
    },
  );
}

function tokenLimit(body: JsonObject): number | undefined {
  const limits = ['max_tokens', 'max_completion_tokens'].flatMap(
    (name) => integerField(body[name], name, 1) ?? [],
  );
  return limits.length > 0 ? Math.min(...limits) : undefined;
}

export function stopsOf(value: unknown, param: string, most: number): readonly string[] | undefined {
  if (!isGiven(value)) return undefined;
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > most)
    throw new FormRefusal(
      400,
      `Invalid '${param}': array too long. Expected an array with maximum length ${most}, but got an array with length ${list.length} instead.`,
      { param, reason: 'array_above_max_length' },
    );
  const stops = list.map((stop) => textField(stop, param)).filter((stop) => stop !== '');
  return stops.length > 0 ? stops : undefined;
}

/** Returns the reasoning effort. Groq uses `default` for no choice. */
function effortOf(value: unknown): string | undefined {
  const effort = textField(value, 'reasoning_effort');
  if (!/^[a-z]{1,20}$/.test(effort))
    throw unknownValue('reasoning_effort', effort, ['none', 'minimal', 'low', 'medium', 'high']);
  return effort === 'default' ? undefined : effort;
}

function formatOf(value: unknown): LlmResponseFormat | undefined {
  if (!isGiven(value)) return undefined;
  const { type, json_schema: json } = objectField(value, 'response_format');
  if (type === 'text') return { type };
  if (type === 'json_object') return { type: 'json' };
  if (type !== 'json_schema')
    throw unknownValue('response_format.type', type, ['json_object', 'json_schema', 'text']);
  const param = 'response_format.json_schema';
  const { name, schema, description, strict } = objectField(json, param);
  const called = textField(name, `${param}.name`);
  if (!/^[\w-]{1,64}$/.test(called))
    throw invalidField(
      `${param}.name`,
      `Invalid '${param}.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`,
    );
  return {
    type: 'json-schema',
    name: called,
    schema: isGiven(schema) ? objectField(schema, `${param}.schema`) : {},
    ...(isGiven(description) && { description: textField(description, `${param}.description`) }),
    ...(isGiven(strict) && { strict: strict === true }),
  };
}
