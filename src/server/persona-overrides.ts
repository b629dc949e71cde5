import { invalidOption } from './checked-option.js';
import { personaFields, type PersonaField } from './persona-fields.js';
import type { JsonObject } from './read-json-body.js';
import { Refusal } from './refusal.js';
import type { InlinePersona } from './inline-persona.js';

/**
 * The persona fields that a page may set with `persona: { … }` in its request: `true` for any valid value, or a list of
 * allowed values. An object replaces the server's object completely.
 */
export type Overridable = {
  readonly [Field in PersonaField]?: true | readonly (InlinePersona[Field] & (string | number | boolean))[];
};

type Allowed = true | readonly unknown[];

/** @throws PersonaError `config-invalid` */
export function checkOverridable(overridable: Overridable): void {
  if (typeof overridable !== 'object' || overridable === null || Array.isArray(overridable)) {
    throw invalidOption('`overridable` must be an object such as `{ languageCode: true }`.');
  }
  for (const [name, allowed] of Object.entries(overridable)) {
    const problem = allowed === undefined ? null : problemOf(name, allowed);
    if (problem !== null) throw invalidOption(problem);
  }
}

function problemOf(name: string, allowed: Allowed): string | null {
  const check = checkOf(name);
  const path = `overridable.${name}`;
  if (!check) return `\`${path}\` is not known. Known fields: ${Object.keys(personaFields).join(', ')}.`;
  if (allowed === true) return null;
  if (!Array.isArray(allowed) || allowed.length === 0)
    return `\`${path}\` must be true, or a list of values.`;
  if (allowed.some((value) => typeof value === 'object'))
    return `\`${path}\`: only plain values can be listed.`;
  return allowed.map((value: unknown) => check(value, path)).find((problem) => problem !== null) ?? null;
}

/**
 * Returns the page's persona overrides.
 * @throws Refusal 400 `invalid-request`, 403 `field-not-allowed`
 */
export function chosenByPage(persona: InlinePersona, overridable: Overridable, asked: unknown): JsonObject {
  if (asked === undefined) return {};
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) {
    throw new Refusal(400, 'invalid-request', '`persona` must be an object.');
  }
  for (const [name, value] of Object.entries(asked)) checkChoice(persona, overridable, name, value);
  return asked as JsonObject;
}

function checkChoice(persona: InlinePersona, overridable: Overridable, name: string, value: unknown): void {
  const path = `persona.${name.slice(0, 60)}`;
  const check = checkOf(name);
  if (!check) throw new Refusal(400, 'invalid-request', `\`${path}\` is not a field of a persona.`);
  const allowed = Object.hasOwn(overridable, name) ? overridable[name as PersonaField] : undefined;
  if (allowed === undefined) throw notAllowed(`This server does not let a page set \`${path}\`.`);
  const problem = check(value, path);
  if (problem !== null) throw new Refusal(400, 'invalid-request', problem);
  if (allowed !== true && !(allowed as readonly unknown[]).includes(value)) {
    throw notAllowed(`This server does not allow this value of \`${path}\`.`);
  }
  const limit = persona.maxSessionLengthSeconds;
  if (name === 'maxSessionLengthSeconds' && limit !== undefined && (value as number) > limit) {
    throw notAllowed(`\`${path}\` can only be lowered: ${limit} at most.`);
  }
}

const checkOf = (name: string) =>
  Object.hasOwn(personaFields, name) ? personaFields[name as PersonaField] : undefined;

const notAllowed = (message: string) => new Refusal(403, 'field-not-allowed', message);
