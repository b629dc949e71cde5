import { invalidOption } from './checked-option.js';
import { fields, isObject, object } from './field-check.js';
import type { JsonObject } from './read-json-body.js';

/**
 * Fields that are sent to Anam unchanged: fields that this version of the package does not know, and values outside the
 * ranges that it knows. They override `persona` and `sessionOptions`; members of an object are merged.
 */
export interface UncheckedFields {
  readonly personaConfig?: Readonly<Record<string, unknown>>;
  readonly sessionOptions?: Readonly<Record<string, unknown>>;
}

const uncheckedField = fields({ personaConfig: object, sessionOptions: object });

/** @throws PersonaError `config-invalid` for the fields that select the model */
export function checkUnchecked(unchecked: UncheckedFields): void {
  const problem = uncheckedField(unchecked, 'unchecked');
  if (problem !== null) throw invalidOption(problem);
  for (const name of ['personaId', 'llmId']) {
    if (unchecked.personaConfig?.[name] !== undefined) {
      throw invalidOption(`\`unchecked\` cannot set \`${name}\`; use \`persona\` or \`llmIds\`.`);
    }
  }
}

/** Returns `base` with the fields of `over`. Objects within are merged; anything else is replaced. */
export const overlaid = (base: JsonObject = {}, over: JsonObject = {}): JsonObject => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(over).map(([name, value]) => {
      const before = base[name];
      return [name, isObject(before) && isObject(value) ? overlaid(before, value) : value];
    }),
  ),
});
