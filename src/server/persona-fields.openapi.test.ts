import { describe, expect, it } from 'vitest';
import { personaFields } from './persona-fields.js';
import { sessionOptionFields } from './session-options.js';
import { createSessionHandler } from './session-handler.js';
import {
  alternativesOf,
  readAnamOpenApi,
  requestSchema,
  type OpenApiSchema,
} from './testing/anam-openapi.js';
import { sessionFieldsOfSdk } from './testing/token-request-schema.js';

// Compares our tables with Anam's own document, which is not part of this repository.

const api = readAnamOpenApi();
const request = api ? requestSchema(api, '/v1/auth/session-token', 'post') : {};
const member = (schema: OpenApiSchema, name: string): readonly OpenApiSchema[] => {
  const found = schema.properties?.[name];
  return api && found ? alternativesOf(api, found) : [];
};
const persona = member(request, 'personaConfig').find(({ properties }) => properties?.['avatarId']) ?? {};
const [sessionOptions = {}] = member(request, 'sessionOptions');

/** Fields that only Anam's guides and SDKs document. */
const fromGuides = ['zeroDataRetention', 'enableAudioPassthrough'];
/** Fields that the handler sets. */
const setByHandler = ['llmId'];
/** Fields that make no sense for a page: the video goes to a Daily room instead. */
const notForPages = ['egress'];

interface Case {
  readonly path: readonly string[];
  readonly value: unknown;
  readonly valid: boolean;
}

/** Values at the limits of every field, and just beyond them. */
function casesOf(name: string, alternatives: readonly OpenApiSchema[], path: readonly string[] = []): Case[] {
  const here = [...path, name];
  const cases = alternatives.flatMap((schema) => {
    if (schema.properties && schema.type === 'object') {
      return Object.keys(schema.properties).flatMap((inner) =>
        casesOf(
          inner,
          alternatives.flatMap((one) => member(one, inner)),
          here,
        ),
      );
    }
    return limitsOf(schema).map(({ value, valid }) => ({ path: here, value, valid }));
  });
  // A value that one provider rejects may be valid for another.
  const allowed = new Set(cases.filter(({ valid }) => valid).map(({ value }) => value));
  const widest = (value: unknown) =>
    typeof value === 'number' &&
    alternatives.some(({ minimum, maximum }) => value >= (minimum ?? value) && value <= (maximum ?? value));
  return cases.filter(({ valid, value }) => valid || !(allowed.has(value) || widest(value)));
}

function limitsOf({ type, minimum, maximum, maxLength, enum: values, nullable, items }: OpenApiSchema) {
  const good = (value: unknown) => ({ value, valid: true });
  const bad = (value: unknown) => ({ value, valid: false });
  if (values) return [...values.map(good), bad(`${values[0]} `)];
  if (type === 'boolean') return [good(true), good(false), bad('true')];
  if (type === 'array')
    return items?.type === 'string' ? [good([]), good(['x']), bad('x'), bad([7])] : [good([])];
  if (type === 'string') {
    const longest =
      maxLength === undefined ? [] : [good('x'.repeat(maxLength)), bad('x'.repeat(maxLength + 1))];
    return [...longest, bad(7), nullable ? good(null) : bad(null)];
  }
  const step = type === 'integer' ? 1 : 0.01;
  return [
    ...(minimum === undefined ? [] : [good(minimum), bad(minimum - step)]),
    ...(maximum === undefined ? [] : [good(maximum), bad(maximum + step)]),
    ...(minimum === undefined && maximum === undefined ? [good(600), bad('600')] : []),
  ];
}

const nest = (path: readonly string[], value: unknown): object =>
  path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;

function accepts(options: object): boolean {
  const inline = { avatarId: 'a', voiceId: 'v' };
  const { persona: fields, ...rest } = options as { readonly persona?: object };
  try {
    createSessionHandler({
      apiKey: 'key',
      authorize: () => true,
      persona: { ...inline, ...fields },
      ...rest,
    });
    return true;
  } catch {
    return false;
  }
}

const titled = (cases: readonly Case[]) =>
  cases.map((one) => [one.path.join('.'), JSON.stringify(one.value).slice(0, 40), one] as const);

describe.skipIf(!api)('the fields of Anam’s OpenAPI document', () => {
  const personaNames = Object.keys(persona.properties ?? {});
  const sessionNames = Object.keys(sessionOptions.properties ?? {});

  it('are all known, and no others', () => {
    expect(
      personaNames
        .filter((name) => !setByHandler.includes(name))
        .concat(fromGuides)
        .toSorted(),
    ).toEqual(Object.keys(personaFields).toSorted());
    expect(
      sessionNames
        .filter((name) => !notForPages.includes(name))
        .concat(Object.keys(sessionFieldsOfSdk))
        .toSorted(),
    ).toEqual(Object.keys(sessionOptionFields).toSorted());
  });

  const personaCases = personaNames
    .filter((name) => !setByHandler.includes(name))
    .flatMap((name) => casesOf(name, member(persona, name)));

  it.each(titled(personaCases))('persona.%s: %s', (_, __, { path, value, valid }) => {
    expect(accepts({ persona: nest(path, value) })).toBe(valid);
  });

  const sessionCases = sessionNames
    .filter((name) => !notForPages.includes(name))
    .flatMap((name) => casesOf(name, member(sessionOptions, name)));

  it.each(titled(sessionCases))('sessionOptions.%s: %s', (_, __, { path, value, valid }) => {
    const [name] = path;
    // Width and height depend on each other.
    const other = { videoWidth: { videoHeight: 480 }, videoHeight: { videoWidth: 720 } }[name ?? ''];
    expect(accepts({ sessionOptions: { ...nest(path, value), ...other } })).toBe(valid);
  });

  it.each(titled([...personaCases].filter(({ valid }) => !valid)))(
    'persona.%s: %s can be sent with `unchecked`',
    (_, __, { path, value }) => {
      expect(accepts({ unchecked: { personaConfig: nest(path, value) } })).toBe(true);
    },
  );
});
