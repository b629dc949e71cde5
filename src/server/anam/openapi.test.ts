import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readAvatar } from './avatars.js';
import { readLlm } from './llm.js';
import {
  createFormats,
  createTable,
  reasoningEfforts,
  reasoningFormats,
  updateFormats,
  updateTable,
} from './llm-input.js';
import { readPersona, readPersonaSummary } from './personas.js';
import { readConcurrency, readTranscript } from './sessions.js';
import { readTool } from './tools.js';
import { readVoice } from './voices.js';

/** Anam's OpenAPI document, if it is in a neighbouring folder. */
const file = new URL('../../../../shared/anam-openapi.json', import.meta.url);

interface Schema {
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

describe.skipIf(!existsSync(file))('compared with Anam’s OpenAPI document', () => {
  const api = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as OpenApi) : undefined;
  const schemaOf = (name: string): Schema => api?.components.schemas[name] ?? {};
  const operation = (path: string, method: string) => api?.paths[path]?.[method] as Operation;

  /** Returns a value that has every field of a schema. */
  const sample = (schema: Schema, depth = 0): unknown => {
    if (schema.$ref) return sample(schemaOf(schema.$ref.split('/').at(-1) ?? ''), depth);
    if (schema.oneOf?.[0]) return sample(schema.oneOf[0], depth);
    const type = Array.isArray(schema.type)
      ? (schema.type as string[])[0]
      : (schema.type as string | undefined);
    if (type === 'array') return [sample(schema.items ?? {}, depth + 1)];
    if (type === 'boolean') return true;
    if (type === 'number' || type === 'integer') return 1;
    if (type === 'string') return schema.enum?.[0] ?? 'x';
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([name, field]) => [name, sample(field, depth + 1)]));
  };
  const answer = (path: string) =>
    operation(path, 'get').responses['200']?.content?.['application/json']?.schema ?? {};
  const body = (path: string, method: string) =>
    operation(path, method).requestBody?.content['application/json']?.schema.properties ?? {};

  it.each([
    ['LLM', readLlm, []],
    ['Avatar', readAvatar, []],
    ['Voice', readVoice, ['previewSampleUrl']],
    ['PersonaSummary', readPersonaSummary, []],
    ['Persona', readPersona, ['shareLinks', 'primaryShareLink', 'widgetConfig']],
    ['Tool', readTool, []],
    ['ConcurrencyStatus', readConcurrency, []],
  ] as const)('reads every field of %s that is not left out on purpose', (name, read, leftOut) => {
    const whole = sample(schemaOf(name)) as object;
    const fields = Object.keys(whole).filter((field) => !(leftOut as readonly string[]).includes(field));
    expect(Object.keys(read(whole) ?? {}).sort()).toEqual(fields.sort());
  });

  it('reads every field of a transcript', () => {
    const whole = sample(answer('/v1/sessions/{id}/transcript'));
    expect(readTranscript(whole)).toEqual(whole);
  });

  it.each([
    ['POST', '/v1/llms', 'post', createTable, createFormats],
    ['PUT', '/v1/llms/{id}', 'put', updateTable, updateFormats],
  ] as const)('sends the fields and formats of %s %s', (_, path, method, table, formats) => {
    const described = body(path, method);
    const ours = Object.keys(table).filter((name) => name !== 'unchecked');
    expect(ours.sort()).toEqual(Object.keys(described).sort());
    expect(formats).toEqual(described['llmFormat']?.enum);
    expect(reasoningEfforts).toEqual(described['reasoningEffort']?.enum);
    expect(reasoningFormats).toEqual(described['reasoningFormat']?.enum);
  });

  it.each([
    ['/v1/llms', ['includeDefaults', 'page', 'perPage', 'search']],
    ['/v1/avatars', ['onlyOneShot', 'page', 'perPage', 'renderStyle', 'search', 'tags']],
    ['/v1/voices', ['page', 'perPage', 'search']],
    ['/v1/personas', ['page', 'perPage', 'search']],
    ['/v1/tools', ['page', 'perPage', 'search']],
  ])('knows the query of %s', (path, names) => {
    const described = operation(path, 'get').parameters ?? [];
    expect(
      described
        .filter((one) => one.in === 'query')
        .map((one) => one.name)
        .sort(),
    ).toEqual(names);
  });
});
