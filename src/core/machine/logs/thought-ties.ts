// In its own file, because only sessions need it: the first page load does not.
import { noServiceThoughts } from './open-thoughts.js';
import { changeThought, closeThought } from './thought-log.js';
import type { ThoughtsState } from './thought-step.js';

/** Ends all open thoughts when the session ends. */
export function cutThoughts(state: ThoughtsState, at: number): ThoughtsState {
  const { open } = state.thoughts;
  const log = open.reduce((next, { id }) => closeThought(next, id, 'interrupted', at), state.log);
  return { log, thoughts: noServiceThoughts };
}

/** Assigns the thoughts that precede an answer to the turn of that answer. */
export function tieThoughts({ log, thoughts }: ThoughtsState, turnId: string): ThoughtsState {
  const { open, untied } = thoughts;
  if (untied.length === 0) return { log, thoughts };
  return {
    log: untied.reduce((next, id) => changeThought(next, id, (thought) => ({ ...thought, turnId })), log),
    thoughts: { untied: [], open: open.map((each) => (each.turnId === null ? { ...each, turnId } : each)) },
  };
}
