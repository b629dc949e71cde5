import { setTurn, setView, type Draft, type TurnRecord } from '../core-state.js';
import { markTimeline } from '../timeline/timeline.js';
import { findInLog, insertIntoLog, replaceInLog } from './grouped-log.js';
import type { Thought } from './thought.js';

/** Thoughts stand in the order of their first appearance. */
const asTheyCome = () => 0;

/** A delta of the page's own model. A thought after text is a new thought. */
export function appendModelThought(draft: Draft, turn: TurnRecord, text: string, at: number): void {
  if (turn.thinking) {
    changeThought(draft, modelThoughtId(turn, turn.thoughtCount), (thought) => ({
      ...thought,
      text: thought.text + text,
    }));
    return;
  }
  const thoughtCount = turn.thoughtCount + 1;
  setTurn(draft, turn.id, { thoughtCount, thinking: true });
  addThought(draft, { id: modelThoughtId(turn, thoughtCount), turnId: turn.id, source: 'client', text }, at);
}

export function closeModelThought(
  draft: Draft,
  turn: TurnRecord,
  at: number,
  status: 'done' | 'interrupted' = 'done',
): void {
  if (!turn.thinking) return;
  setTurn(draft, turn.id, { thinking: false });
  closeThought(draft, modelThoughtId(turn, turn.thoughtCount), status, at);
}

export function addThought(
  draft: Draft,
  thought: Pick<Thought, 'id' | 'turnId' | 'source' | 'text'>,
  at: number,
): void {
  const added: Thought = { ...thought, status: 'streaming', startedAt: at, endedAt: null };
  setView(draft, { reasoning: insertIntoLog(draft.view.reasoning, added, asTheyCome) });
  if (thought.turnId !== null) markTimeline(draft, thought.turnId, 'firstThoughtAt', at);
}

export function closeThought(draft: Draft, id: string, status: 'done' | 'interrupted', at: number): void {
  changeThought(draft, id, (thought) =>
    thought.status === 'streaming' ? { ...thought, status, endedAt: at } : thought,
  );
}

export function changeThought(draft: Draft, id: string, change: (thought: Thought) => Thought): void {
  const reasoning = replaceInLog(draft.view.reasoning, id, change);
  if (reasoning !== draft.view.reasoning) setView(draft, { reasoning });
}

export const findThought = (draft: Draft, id: string) =>
  findInLog(draft.view.reasoning, (thought) => thought.id === id);

const modelThoughtId = (turn: TurnRecord, number: number) => `${turn.id}-thought-${number}`;
