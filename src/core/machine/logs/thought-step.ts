import type { ThoughtChange } from '../../ports/session-port.js';
import type { ServiceThoughts } from './open-thoughts.js';
import { addThought, changeThought, closeThought, findThought, type ThoughtLog } from './thought-log.js';

/** What is known of the thoughts of a service; a step makes a new one. Pure, and the same with a persona and without. */
export interface ThoughtsState {
  readonly log: ThoughtLog;
  readonly thoughts: ServiceThoughts;
}

interface Moment {
  /** The id in the log; ids of the service are unique in a session only. */
  readonly id: string;
  /** The turn that runs now; `null` for none. */
  readonly turnId: string | null;
  /** How many tool calls of that turn have begun. */
  readonly afterCalls?: number;
  readonly at: number;
}

/** What the service's reasoning events have come to. */
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
 * The answer starts, or the turn has ended: a thought without an end event ended at its last growth, unless it is
 * interrupted now. A thought that continues during the answer is reopened.
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

/** Late chunks of a turn that is over are kept, but their end is not waited for. */
const isNow = (ofTurn: string | null, turnId: string | null) => ofTurn === null || ofTurn === turnId;
