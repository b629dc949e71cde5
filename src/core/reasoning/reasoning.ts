import { setTurn, setView, type Draft, type TurnRecord } from '../core-state.js';
import { findInLog, insertIntoLog, replaceInLog } from '../transcript/grouped-log.js';
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
  addThought(draft, { id: modelThoughtId(turn, thoughtCount), turnId: turn.id, source: 'client', text, at });
}

export function closeModelThought(draft: Draft, turn: TurnRecord, at: number): void {
  if (!turn.thinking) return;
  setTurn(draft, turn.id, { thinking: false });
  closeThought(draft, modelThoughtId(turn, turn.thoughtCount), 'done', at);
}

/** A chunk of Anam's `REASONING_STREAM_EVENT_RECEIVED`: concatenated as it is, as the SDK's own history does. */
export function appendServiceThought(
  draft: Draft,
  id: string,
  content: string,
  endOfThought: boolean,
  at: number,
): void {
  if (findThought(draft, id))
    changeThought(draft, id, (thought) => ({ ...thought, text: thought.text + content }));
  else
    addThought(draft, { id, turnId: draft.control.running?.id ?? null, source: 'server', text: content, at });
  if (endOfThought) closeThought(draft, id, 'done', at);
}

/** `REASONING_HISTORY_UPDATED` fills in what the stream events did not bring, and takes nothing away. */
export function reconcileServiceThought(draft: Draft, id: string, content: string, at: number): void {
  if (!findThought(draft, id)) {
    addThought(draft, { id, turnId: draft.control.running?.id ?? null, source: 'server', text: content, at });
    closeThought(draft, id, 'done', at);
    return;
  }
  changeThought(draft, id, (thought) =>
    content.length > thought.text.length ? { ...thought, text: content } : thought,
  );
}

export function closeThoughtsOfTurn(
  draft: Draft,
  turnId: string,
  status: 'done' | 'interrupted',
  at: number,
): void {
  for (const group of draft.view.reasoning.groups.slice(-2)) {
    for (const thought of group.items) {
      if (thought.turnId === turnId) closeThought(draft, thought.id, status, at);
    }
  }
}

interface NewThought extends Pick<Thought, 'id' | 'turnId' | 'source' | 'text'> {
  readonly at: number;
}

function addThought(draft: Draft, { at, ...thought }: NewThought): void {
  const added: Thought = { ...thought, status: 'streaming', startedAt: at, endedAt: null };
  setView(draft, { reasoning: insertIntoLog(draft.view.reasoning, added, asTheyCome) });
}

function closeThought(draft: Draft, id: string, status: 'done' | 'interrupted', at: number): void {
  changeThought(draft, id, (thought) =>
    thought.status === 'streaming' ? { ...thought, status, endedAt: at } : thought,
  );
}

function changeThought(draft: Draft, id: string, change: (thought: Thought) => Thought): void {
  const reasoning = replaceInLog(draft.view.reasoning, id, change);
  if (reasoning !== draft.view.reasoning) setView(draft, { reasoning });
}

const findThought = (draft: Draft, id: string) =>
  findInLog(draft.view.reasoning, (thought) => thought.id === id);
const modelThoughtId = (turn: TurnRecord, number: number) => `${turn.id}-thought-${number}`;
