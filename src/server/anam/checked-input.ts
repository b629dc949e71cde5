import { invalidOption } from '../checked-option.js';
import { fields, type FieldCheck, type FieldTable } from '../field-check.js';

/** An id becomes part of a path. UUIDs, nanoid-style ids and names such as `ANAM_LLAMA_v3_3_70B_V1` consist of these characters. */
const ID = /^[\w-]{1,128}$/;

/** @throws PersonaError `config-invalid` */
export function checkedId(id: unknown): string {
  if (typeof id === 'string' && ID.test(id)) return id;
  throw invalidOption('The id must be an Anam id: letters, digits, “-” and “_”.');
}

/** @throws PersonaError `config-invalid` */
export function checkFields(table: FieldTable, value: unknown, name: string): void {
  const problem = fields(table)(value, name);
  if (problem !== null) throw invalidOption(problem);
}

/** Checks nothing: for a field that is checked elsewhere, or not at all. */
export const anything: FieldCheck = () => null;
