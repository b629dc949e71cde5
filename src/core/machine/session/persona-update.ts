import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';
import { sameData } from '../../../internal/same-data.js';
import { updateErrors } from '../../../internal/errors/update-errors.js';
import type { PersonaUpdate } from '../../ports/persona-update.js';
import type { SessionSignal } from '../../ports/session-port.js';
import type { UpdateRules } from '../context.js';
import { emit, setControl, type Draft } from '../draft.js';
import { sessionLifeError } from '../session-life-error.js';
import { isOpen } from './session-control.js';
import { connectionIn } from './session-draft.js';
import type { AskedUpdate, UpdateControl } from './update-control.js';

/**
 * How long to wait for a confirmation. The service confirms most updates within a second, but some only in the user's
 * next turn.
 */
const CONFIRM_MS = 10_000;

const updateError = errorFactory(updateErrors);

/** Matches a warning about a cue, which is not about an update. */
export const aboutCues: RegExp = /\bcues?\b|director/i;

/** The rules for updating settings during a session. Loaded with the first update. */
export const updateRules: UpdateRules = (draft, event) => {
  if (event.type === 'session/update') ask(draft, event);
  else if (event.type === 'session/update-failed') fail(draft, event.cause);
  else if (event.type === 'timer/fired' && event.name === 'persona-update') keepFlight(draft, false);
  else if (event.type === 'session/signalled' && event.attempt === draft.control.session.attempt)
    hear(draft, event.signal);
  sendWhatIsDue(draft);
};

function ask(draft: Draft, { update, values }: AskedUpdate): void {
  if (isOpen(draft.control.session)) {
    change(draft, { waiting: [...updatesOf(draft).waiting, { update, values }] });
    return;
  }
  const message = `The session is ${draft.view.session.status}.`;
  reject(draft, [{ update, values }], sessionLifeError('session-not-live', { message }));
}

function fail(draft: Draft, cause: unknown): void {
  if (cause === null)
    return refuse(draft, updateError('update-unsupported', { message: 'This session has no updates.' }));
  const detail = cause instanceof Error ? cause.message : 'the connection threw';
  refuse(
    draft,
    updateError('update-refused', { message: `The update was not sent: ${detail}`, cause, detail }),
  );
}

function hear(draft: Draft, signal: SessionSignal): void {
  if (signal.type === 'warned') {
    if (aboutCues.test(signal.text)) return;
    const message = `Anam refused the update: ${signal.text}`;
    return refuse(draft, updateError('update-refused', { message, detail: signal.text }));
  }
  if (signal.type !== 'updated') return;
  const { flight } = updatesOf(draft);
  // The service also confirms the settings that are sent together with the token. They are not part of this update.
  if (flight && signal.fields.some((field) => names(flight.values, field))) keepFlight(draft, true);
}

function sendWhatIsDue(draft: Draft): void {
  const { session } = draft.control;
  if (!isOpen(session)) return abandon(draft);
  if (!connectionIn(draft)?.channelOpen) return;
  if (updatesOf(draft).sentTo === session.attempt) sendNext(draft);
  else sendAll(draft, session.attempt);
}

/** Whether the update contains the field. The service may name a field without its group. */
const names = (values: PersonaUpdate, field: string): boolean =>
  Object.entries(values).some(
    ([name, value]) =>
      field === name ||
      (typeof value === 'object' && Object.hasOwn(value, field.slice(field.lastIndexOf('.') + 1))),
  );

const noUpdates: UpdateControl = { kept: {}, sentTo: null, flight: null, waiting: [] };

const updatesOf = ({ control }: Draft): UpdateControl => control.updates ?? noUpdates;

const change = (draft: Draft, to: Partial<UpdateControl>): void =>
  setControl(draft, { updates: { ...updatesOf(draft), ...to } });

/**
 * Sends all updates on a new connection, which has only the settings of its token. The accepted updates come first,
 * then the others one by one, so that a refusal affects only one of them.
 */
function sendAll(draft: Draft, attempt: number): void {
  const { kept, waiting } = updatesOf(draft);
  change(draft, { sentTo: attempt, flight: null, waiting: [...inFlight(draft), ...waiting] });
  if (sameData(kept, {})) sendNext(draft);
  else send(draft, { update: null, values: kept });
}

/** Returns the app's update that waits for the service, if there is one. */
function inFlight(draft: Draft): AskedUpdate[] {
  const { flight } = updatesOf(draft);
  return flight && flight.update !== null ? [{ update: flight.update, values: flight.values }] : [];
}

function sendNext(draft: Draft): void {
  for (let next = nextOf(draft); next; next = nextOf(draft)) {
    const { kept, waiting } = updatesOf(draft);
    change(draft, { waiting: waiting.slice(1) });
    if (!sameData(merge(kept, next.values), kept)) return send(draft, next);
    resolve(draft, next.update, true);
  }
}

const nextOf = (draft: Draft): AskedUpdate | undefined =>
  updatesOf(draft).flight ? undefined : updatesOf(draft).waiting[0];

function send(draft: Draft, flight: NonNullable<UpdateControl['flight']>): void {
  change(draft, { flight });
  emit(draft, { type: 'session/update', values: flight.values });
  emit(draft, { type: 'timer/set', name: 'persona-update', ms: CONFIRM_MS });
}

function land(draft: Draft): UpdateControl['flight'] {
  const { flight } = updatesOf(draft);
  if (!flight) return null;
  change(draft, { flight: null });
  emit(draft, { type: 'timer/clear', name: 'persona-update' });
  return flight;
}

function keepFlight(draft: Draft, confirmed: boolean): void {
  const flight = land(draft);
  if (!flight) return;
  change(draft, { kept: merge(updatesOf(draft).kept, flight.values) });
  if (flight.update !== null) resolve(draft, flight.update, confirmed);
}

function refuse(draft: Draft, error: PersonaError): void {
  const [refused] = inFlight(draft);
  land(draft);
  if (refused) reject(draft, [refused], error);
}

/** Rejects the pending updates, because the session has ended. */
function abandon(draft: Draft): void {
  const { flight, waiting, sentTo } = updatesOf(draft);
  if (!flight && waiting.length === 0 && sentTo === null) return;
  const error = sessionLifeError('session-stopped', {
    message: 'The session ended before the update was applied.',
  });
  reject(draft, [...inFlight(draft), ...waiting], error);
  change(draft, { flight: null, waiting: [], sentTo: null });
}

function resolve(draft: Draft, update: number, confirmed: boolean): void {
  emit(draft, { type: 'promise/resolve', key: `update ${update}`, value: { confirmed } });
}

function reject(draft: Draft, asked: readonly AskedUpdate[], cause: PersonaError): void {
  for (const { update } of asked) emit(draft, { type: 'promise/reject', key: `update ${update}`, cause });
}

/** Merges the values, group by group, as the service does. */
const merge = (before: PersonaUpdate, { languageCode, ...groups }: PersonaUpdate): PersonaUpdate => ({
  ...before,
  ...(languageCode !== undefined && { languageCode }),
  ...Object.fromEntries(
    (['voiceGenerationOptions', 'voiceDetectionOptions'] as const).flatMap((name) =>
      groups[name] ? [[name, { ...before[name], ...groups[name] }]] : [],
    ),
  ),
});
