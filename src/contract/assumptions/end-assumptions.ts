import type { Assumption } from '../assumption.js';
import { closeMeaning, type CloseMeaning } from '../../core/anam/close-meaning.js';
import type { Trace } from '../trace.js';
import { differs, holds, unknown, type Verdict } from '../verdict.js';

/** Returns a check that a session is ended in time, with words that the package understands. */
const endsFor =
  (session: 'limit' | 'silence', wanted: CloseMeaning, [from, to]: readonly [number, number]) =>
  (trace: Trace): Verdict => {
    const ready = trace.told(session, 'SESSION_READY');
    if (ready === undefined) return unknown('the session did not start');
    const [end] = trace.frames(session, 'endsession');
    if (!end && trace.acted(`${session}/end`, 'waited') === undefined) return unknown('the run was stopped');
    if (!end) return differs(`not ended after ${to} s`);
    const seconds = Math.round((end.at - ready) / 100) / 10;
    const { value, reasonCode } = end.data;
    const words = [reasonCode, value].filter((each) => typeof each === 'string');
    const meaning = closeMeaning({
      code: 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION',
      ...(typeof value === 'string' && { detail: value }),
      ...(typeof reasonCode === 'string' && { reasonCode }),
    });
    const told = `after ${seconds} s: “${words.join('”, “')}”`;
    if (meaning !== wanted) return differs(`${told}, which the package reads as “${meaning}”`);
    return seconds >= from && seconds <= to ? holds(told) : differs(told);
  };

/** Why and when the service ends sessions. */
export const endAssumptions: readonly Assumption[] = [
  {
    id: 'end-limit',
    sentence: 'A session with `maxSessionLengthSeconds` is ended in time, with words that name the limit.',
    source: 'Anam’s page “Duration”; the words are seen by third parties',
    breaks: 'The page starts a new session after the limit, or shows the wrong reason.',
    cost: 'paid',
    steps: ['limit/start', 'limit/end'],
    check: endsFor('limit', 'limit', [5, 20]),
  },
  {
    id: 'end-silence',
    sentence:
      'A session in which only the page lets the persona speak is ended for silence, with words that say so.',
    source: 'Anam’s page “Voice detection”; that talk streams do not count is our assumption',
    breaks: 'The package turns these timers off for nothing, or starts a new session after silence.',
    cost: 'paid',
    steps: ['silence/start', 'silence/end'],
    check: endsFor('silence', 'idle', [5, 25]),
  },
];
