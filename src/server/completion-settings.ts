import { isObject } from '../llm/json.js';
import type { LlmResponseFormat, LlmSettings, LlmToolChoice } from '../llm/llm-adapter.js';
import { objectWith, textAt } from './completion-fields.js';
import { pageSettingFields, type PageSetting } from './page-setting.js';
import type { JsonObject } from './read-json-body.js';
import { invalidRequest } from './refusal.js';

const MAX_STOPS = 4;
const MAX_STOP_LENGTH = 100;

const readers: Readonly<Record<PageSetting, (value: unknown, path: string) => unknown>> = {
  temperature: (value, path) => numberUpTo(2, value, path),
  topP: (value, path) => numberUpTo(1, value, path),
  stop: stopsOf,
  seed: integerOf,
  responseFormat: formatOf,
  toolChoice: toolChoiceOf,
  reasoningEffort: effortOf,
};

/** @throws Refusal 400 `invalid-request`, `field-not-allowed` */
export function settingsOf(body: JsonObject, allowed: readonly PageSetting[]): LlmSettings {
  const found = allowed.flatMap((name) => {
    const field = pageSettingFields[name];
    const value = body[field];
    return value === undefined ? [] : [[name, readers[name](value, `\`${field}\``)]];
  });
  return Object.fromEntries(found) as LlmSettings;
}

function numberUpTo(max: number, value: unknown, path: string): number {
  if (typeof value === 'number' && value >= 0 && value <= max) return value;
  throw invalidRequest(`${path} must be a number from 0 to ${max}.`);
}

function integerOf(value: unknown, path: string): number {
  if (Number.isSafeInteger(value)) return value as number;
  throw invalidRequest(`${path} must be an integer.`);
}

function stopsOf(value: unknown, path: string): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isStop = (stop: unknown): stop is string =>
    typeof stop === 'string' && stop !== '' && stop.length <= MAX_STOP_LENGTH;
  if (list.length <= MAX_STOPS && list.every(isStop)) return list;
  throw invalidRequest(`${path} must be 1 to ${MAX_STOPS} texts of 1 to ${MAX_STOP_LENGTH} characters.`);
}

function effortOf(value: unknown, path: string): string {
  if (typeof value === 'string' && /^[a-z]{1,20}$/.test(value)) return value;
  throw invalidRequest(`${path} must be a word, for example "low".`);
}

function toolChoiceOf(value: unknown, path: string): LlmToolChoice {
  if (value === 'auto' || value === 'none' || value === 'required') return value;
  const { type, function: named } = objectWith(['type', 'function'], value, path);
  if (type !== 'function') throw invalidRequest(`The \`type\` of ${path} must be "function".`);
  const { name } = objectWith(['name'], named, `the \`function\` of ${path}`);
  return { toolName: textAt(name, `The \`name\` of ${path}`) };
}

function formatOf(value: unknown, path: string): LlmResponseFormat {
  const { type, json_schema: json } = objectWith(['type', 'json_schema'], value, path);
  if (type === 'text') return { type };
  if (type === 'json_object') return { type: 'json' };
  if (type !== 'json_schema')
    throw invalidRequest(`The \`type\` of ${path} must be one of text, json_object, json_schema.`);
  const { name, schema, description, strict } = objectWith(
    ['name', 'schema', 'description', 'strict'],
    json,
    `the \`json_schema\` of ${path}`,
  );
  if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name))
    throw invalidRequest(`The \`name\` of ${path} must be 1 to 64 letters, digits, _ or -.`);
  if (!isObject(schema) || Array.isArray(schema))
    throw invalidRequest(`The \`schema\` of ${path} must be a JSON schema.`);
  return {
    type: 'json-schema',
    name,
    schema,
    ...(description !== undefined && { description: textAt(description, `The \`description\` of ${path}`) }),
    ...(strict !== undefined && { strict: strict === true }),
  };
}
