import type { JsonObject } from '../read-json-body.js';
import { FormRefusal } from './form-refusal.js';

// Readers for the fields of a provider's request. Each reader gets the value, and its path for the error message.
// `null` counts as missing.

export const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

export const isRecord = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function objectField(value: unknown, param: string): JsonObject {
  if (isRecord(value)) return value;
  throw typeRefusal(param, 'an object', value);
}

export function listField(value: unknown, param: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw typeRefusal(param, 'an array', value);
}

export function textField(value: unknown, param: string): string {
  if (typeof value === 'string') return value;
  throw typeRefusal(param, 'a string', value);
}

export function numberField(value: unknown, param: string, most: number): number | undefined {
  if (!isGiven(value)) return undefined;
  if (typeof value !== 'number') throw typeRefusal(param, 'a decimal', value);
  return within(value, param, { least: 0, most, kind: 'decimal' });
}

export function integerField(
  value: unknown,
  param: string,
  least = Number.MIN_SAFE_INTEGER,
): number | undefined {
  if (!isGiven(value)) return undefined;
  if (!Number.isSafeInteger(value)) throw typeRefusal(param, 'an integer', value);
  return within(value as number, param, { least, most: Number.MAX_SAFE_INTEGER, kind: 'integer' });
}

interface Range {
  readonly least: number;
  readonly most: number;
  readonly kind: 'decimal' | 'integer';
}

function within(value: number, param: string, { least, most, kind }: Range): number {
  if (value >= least && value <= most) return value;
  const [side, limit] =
    value < least ? (['below_min', `>= ${least}`] as const) : (['above_max', `<= ${most}`] as const);
  const words = side === 'below_min' ? 'below minimum' : 'above maximum';
  throw new FormRefusal(
    400,
    `Invalid '${param}': ${kind} ${words} value. Expected a value ${limit}, but got ${value} instead.`,
    { param, reason: `${kind}_${side}_value` },
  );
}

export const missingField = (param: string) =>
  new FormRefusal(400, `Missing required parameter: '${param}'.`, {
    param,
    reason: 'missing_required_parameter',
  });

export const invalidField = (param: string, message: string) =>
  new FormRefusal(400, message, { param, reason: 'invalid_value' });

/** @param known the supported values */
export function unknownValue(param: string, value: unknown, known: readonly string[]): FormRefusal {
  const list = known.map((name) => `'${name}'`).join(', ');
  return invalidField(param, `Invalid value: ${shown(value)}. Supported values are: ${list}.`);
}

function typeRefusal(param: string, wanted: string, value: unknown): FormRefusal {
  const message = `Invalid type for '${param}': expected ${wanted}, but got ${kindOf(value)} instead.`;
  return new FormRefusal(400, message, { param, reason: 'invalid_type' });
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Shortens a value for an error message. */
const shown = (value: unknown): string =>
  typeof value === 'string' ? `'${value.slice(0, 60)}'` : kindOf(value);
