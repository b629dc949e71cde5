import { noServiceThoughts, setControl, type Draft, type ServiceThoughts } from '../core-state.js';
import { markTimeline } from '../timeline/timeline.js';
import { addThought, changeThought, closeThought, findThought } from './reasoning.js';
import { serviceThoughtId } from './service-thought-id.js';
import type { ThoughtChange } from '../../anam/thought-assembler.js';

/** What the SDK's reasoning events have come to. */
export function acceptServiceThought(draft: Draft, change: ThoughtChange, at: number): void {
  const id = serviceThoughtId(draft.control.session.attempt, change.id);
  const known = findThought(draft, id);
  if (!known && change.text === '') return;
  if (!known) {
    const turnId = draft.control.running?.id ?? null;
    addThought(draft, { id, turnId, source: 'server', text: change.text }, at);
    if (turnId === null) setThoughts(draft, { untied: [...thoughts(draft).untied, id] });
  } else {
    const grows = change.text !== known.text && change.phase !== 'known';
    const goesOn = grows || change.phase === 'growing';
    const reopens = goesOn && known.status === 'done' && isOnStage(draft, known.turnId);
    if (reopens || known.text !== change.text) {
      const opening = reopens && { status: 'streaming' as const, endedAt: null };
      changeThought(draft, id, (thought) => ({ ...thought, text: change.text, ...opening }));
    }
  }
  if (change.phase === 'growing') keepOpen(draft, id, known?.turnId, at);
  else if (change.phase === 'ended' || !known) closeServiceThought(draft, id, 'done', at);
}

/** The next answer of the service: what was thought before it was thought for it. */
export function tieThoughtsToTurn(draft: Draft, turnId: string): void {
  const { untied, open } = thoughts(draft);
  if (untied.length === 0) return;
  setThoughts(draft, {
    untied: [],
    open: open.map((each) => (each.turnId === null ? { ...each, turnId } : each)),
  });
  for (const id of untied) {
    changeThought(draft, id, (thought) => ({ ...thought, turnId }));
    markTimeline(draft, turnId, 'firstThoughtAt', findThought(draft, id)?.startedAt ?? 0);
  }
}

/**
 * The answer begins, or the turn is over: a thought whose end was never told ended when it grew last, unless it was
 * cut off now. One that goes on beside the answer opens again.
 */
export function closeServiceThoughts(
  draft: Draft,
  turnId: string,
  status: 'done' | 'interrupted',
  at: number,
): void {
  for (const { id, turnId: ofTurn, grewAt } of thoughts(draft).open) {
    if (ofTurn === turnId) closeServiceThought(draft, id, status, status === 'done' ? grewAt : at);
  }
}

/** No more of them come: the session is over. */
export function cutServiceThoughts(draft: Draft, at: number): void {
  for (const { id } of thoughts(draft).open) closeThought(draft, id, 'interrupted', at);
  if (thoughts(draft) !== noServiceThoughts) setControl(draft, { thoughts: noServiceThoughts });
}

function keepOpen(draft: Draft, id: string, known: string | null | undefined, at: number): void {
  const turnId = known === undefined ? (draft.control.running?.id ?? null) : known;
  if (!isOnStage(draft, turnId)) return;
  const others = thoughts(draft).open.filter((each) => each.id !== id);
  setThoughts(draft, { open: [...others, { id, turnId, grewAt: at }] });
}

function closeServiceThought(draft: Draft, id: string, status: 'done' | 'interrupted', at: number): void {
  closeThought(draft, id, status, at);
  const { open } = thoughts(draft);
  const others = open.filter((each) => each.id !== id);
  if (others.length < open.length) setThoughts(draft, { open: others });
}

/** Late chunks of a turn that is over are kept, but nobody waits for their end. */
const isOnStage = (draft: Draft, turnId: string | null) =>
  turnId === null || draft.control.running?.id === turnId;

const thoughts = (draft: Draft) => draft.control.thoughts;

function setThoughts(draft: Draft, change: Partial<ServiceThoughts>): void {
  setControl(draft, { thoughts: { ...thoughts(draft), ...change } });
}
