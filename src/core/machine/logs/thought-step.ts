import type { ThoughtChange } from '../../ports/session-port.js';
import type { ServiceThoughts } from './open-thoughts.js';
import { addThought, changeThought, closeThought, findThought, type ThoughtLog } from './thought-log.js';

/** The state of the service's thoughts, with or without a persona. Each step returns a new state. */
export interface ThoughtsState {
  readonly log: ThoughtLog;
  readonly thoughts: ServiceThoughts;
}

interface Moment {
  /** The id in the log. It differs from the service's id, which is unique only within a session. */
  readonly id: string;
  /** The running turn; `null` if there is none. */
  readonly turnId: string | null;
  /** How many tool calls of that turn have begun. */
  readonly afterCalls?: number;
  readonly at: number;
}

/** Applies a reasoning event from the service. */
export function acceptThought(state: ThoughtsState, change: ThoughtChange, moment: Moment): ThoughtsState {
  const { id, turnId, at } = moment;
  const known = findThought(state.log, id);
  if (!known && change.text === '') return state;
  const next = known
    ? { ...state, log: grown(state.log, change, moment) }
    : begun(state, change.text, moment);
  if (change.phase === 'growing') return keepOpen(next, id, known ? known.turnId : turnId, moment);
  return change.phase === 'ended' || !known ? closeOne(next, id, 'done', at) : next;
}

/**
 * Closes the turn's open thoughts when the answer starts or the turn ends. A `done` thought ended when its text last
 * grew, an interrupted one ends now. A thought that continues during the answer is reopened.
 */
export function closeThoughts(
  state: ThoughtsState,
  turnId: string | null,
  status: 'done' | 'interrupted',
  at: number,
): ThoughtsState {
  return state.thoughts.open
    .filter((each) => each.turnId === turnId)
    .reduce((next, { id, grewAt }) => closeOne(next, id, status, status === 'done' ? grewAt : at), state);
}

function begun(
  { log, thoughts }: ThoughtsState,
  text: string,
  { id, turnId, at, ...order }: Moment,
): ThoughtsState {
  return {
    log: addThought(log, { id, turnId, source: 'server', text, ...order }, at),
    thoughts: turnId === null ? { ...thoughts, untied: [...thoughts.untied, id] } : thoughts,
  };
}

function grown(log: ThoughtLog, { text, phase }: ThoughtChange, { id, turnId }: Moment): ThoughtLog {
  return changeThought(log, id, (thought) => {
    const goesOn = phase === 'growing' || (text !== thought.text && phase !== 'known');
    const reopens = goesOn && thought.status === 'done' && isNow(thought.turnId, turnId);
    if (!reopens && thought.text === text) return thought;
    return { ...thought, text, ...(reopens && { status: 'streaming' as const, endedAt: null }) };
  });
}

function keepOpen(
  { log, thoughts }: ThoughtsState,
  id: string,
  ofTurn: string | null,
  { turnId, at }: Moment,
): ThoughtsState {
  if (!isNow(ofTurn, turnId)) return { log, thoughts };
  const others = thoughts.open.filter((each) => each.id !== id);
  return { log, thoughts: { ...thoughts, open: [...others, { id, turnId: ofTurn, grewAt: at }] } };
}

function closeOne(
  { log, thoughts }: ThoughtsState,
  id: string,
  status: 'done' | 'interrupted',
  at: number,
): ThoughtsState {
  const open = thoughts.open.filter((each) => each.id !== id);
  return {
    log: closeThought(log, id, status, at),
    thoughts: open.length < thoughts.open.length ? { ...thoughts, open } : thoughts,
  };
}

/**
 * Whether a thought belongs to no turn or to the running one. A late chunk from an ended turn is added, but its thought
 * does not count as open.
 */
const isNow = (ofTurn: string | null, turnId: string | null) => ofTurn === null || ofTurn === turnId;
