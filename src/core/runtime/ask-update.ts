import type { CueTag } from '../../internal/cue-tag.js';
import { configErrors } from '../../internal/errors/config-errors.js';
import { updateErrors } from '../../internal/errors/update-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import { sessionLifeError } from '../machine/session-life-error.js';
import { connectionOf } from '../machine/session/session-control.js';
import type { CoreState } from '../machine/state.js';
import type { PersonaUpdate } from '../ports/persona-update.js';
import type { SessionConnection } from '../ports/session-port.js';
import { cueTag } from '../text/cues/cue-tags.js';
import type { PersonaRuntime } from './persona-runtime.js';

const configError = errorFactory(configErrors);
const updateError = errorFactory(updateErrors);

const fields: readonly string[] = ['languageCode', 'voiceGenerationOptions', 'voiceDetectionOptions'];

/** Numbers the updates of all personas on the page. */
let latest = 0;

/**
 * Asks the session to change settings. Resolves when the service has responded, or after 10 s without a response.
 * @throws PersonaError as `persona.update` does
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

/**
 * Sends a cue, if the session is live and its backend supports cues.
 * @throws PersonaError as `persona.cue` does
 */
export function askCue(
  { control, view }: CoreState,
  connection: Pick<SessionConnection, 'sendCue'> | null,
  tag: CueTag,
): void {
  // A value from a JavaScript app.
  if (typeof tag !== 'string' || tag.toLowerCase() !== tag || cueTag.exec(`[${tag}]`)?.[0] !== `[${tag}]`)
    throw configError('config-invalid', { message: '`persona.cue` needs one of the known tags.' });
  if (control.session.phase !== 'live' || !connectionOf(control.session)?.channelOpen || !connection)
    throw sessionLifeError('session-not-live', { message: `The session is ${view.session.status}.` });
  if (!connection.sendCue) throw updateError('update-unsupported', { message: 'This session has no cues.' });
  try {
    connection.sendCue(tag);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : 'the connection threw';
    throw updateError('update-refused', { message: `The cue was not sent: ${detail}`, cause, detail });
  }
}

/** The longest update as JSON, in characters. It fits into one message on the data channel. */
const MAX_LENGTH = 10_000;

/**
 * Checks the values, because the service ignores an empty update, and responds to a wrong field with a warning that
 * does not name the call.
 */
function check(values: unknown): void {
  const entries = isObject(values) ? Object.entries(values) : [];
  const isValid = ([name, value]: [string, unknown]) =>
    name === 'languageCode' ? typeof value === 'string' : fields.includes(name) && isGroup(value);
  if (entries.length > 0 && entries.every(isValid) && JSON.stringify(values).length <= MAX_LENGTH) return;
  const message = `\`persona.update\` needs an object of at most ${MAX_LENGTH} characters as JSON. Fields: ${fields.join(', ')}.`;
  throw configError('config-invalid', { message });
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isGroup = (value: unknown): boolean => {
  const settings: unknown[] = isObject(value) ? Object.values(value) : [];
  return settings.length > 0 && settings.every(isSetting);
};

const isSetting = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' || typeof value === 'boolean';
