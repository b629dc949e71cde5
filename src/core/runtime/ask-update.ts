import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { PersonaUpdate } from '../ports/persona-update.js';
import type { PersonaRuntime } from './persona-runtime.js';

const configError = errorFactory(configErrors);

const fields: readonly string[] = ['languageCode', 'voiceGenerationOptions', 'voiceDetectionOptions'];

/** Numbers the updates of a page. */
let latest = 0;

/**
 * Asks the session to change settings. Resolves when the service has answered, or has not for 10 s.
 * @throws PersonaError as `persona.update`
 */
export async function askUpdate(
  runtime: Pick<PersonaRuntime, 'dispatch' | 'promise'>,
  values: PersonaUpdate,
): Promise<{ readonly confirmed: boolean }> {
  check(values);
  const update = (latest += 1);
  const applied = runtime.promise<{ readonly confirmed: boolean }>(`update ${update}`);
  runtime.dispatch({ type: 'session/update', update, values });
  return applied;
}

/** The service ignores an empty update, and answers a wrong field with a warning that does not name the call. */
function check(values: unknown): void {
  const names = typeof values === 'object' && values !== null ? Object.keys(values) : [];
  if (names.length > 0 && names.every((name) => fields.includes(name))) return;
  const message = `\`persona.update\` needs an object with at least one of ${fields.join(', ')}, and nothing else.`;
  throw configError('config-invalid', { message });
}
