import { invalidOption } from './checked-option.js';
import { fields, object } from './field-check.js';
import { personaFields } from './persona-fields.js';
import { sessionOptionFields } from './session-options.js';
import { isStored, type SessionPersona } from './session-persona.js';

/** Fields that this version of the package does not know. They are sent unchanged. */
export interface UncheckedFields {
  readonly personaConfig?: Readonly<Record<string, unknown>>;
  readonly sessionOptions?: Readonly<Record<string, unknown>>;
}

const uncheckedField = fields({ personaConfig: object, sessionOptions: object });

/** @throws PersonaError `config-invalid` for a known field, which belongs in `persona`, where it is checked */
export function checkUnchecked(unchecked: UncheckedFields, persona: SessionPersona): void {
  const problem = uncheckedField(unchecked, 'unchecked');
  if (problem !== null) throw invalidOption(problem);
  const { personaConfig = {}, sessionOptions = {} } = unchecked;
  if (isStored(persona) && Object.keys(personaConfig).length > 0) {
    throw invalidOption('Anam ignores every field beside `personaId`; leave out `unchecked.personaConfig`.');
  }
  const ownPersona = ['personaId', 'llmId', ...Object.keys(personaFields)];
  const known =
    Object.keys(personaConfig).find((name) => ownPersona.includes(name)) ??
    Object.keys(sessionOptions).find((name) => Object.hasOwn(sessionOptionFields, name));
  if (known !== undefined) {
    throw invalidOption(`\`unchecked\` is for fields that are not known here; \`${known}\` is.`);
  }
}
