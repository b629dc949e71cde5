import { setView, type Draft } from '../draft.js';
import { markTimeline } from '../timeline/timeline.js';
import { workBefore } from '../turn/tool-calls.js';
import { changeModelTurn } from '../turn/turn-draft.js';
import type { ModelTurn } from '../turn/turn-record.js';
import { addThought, changeThought, closeThought, type ThoughtLog } from './thought-log.js';

const thoughtId = (turnId: string, number: number) => `${turnId}-thought-${number}`;

/** Adds a delta from the page's own model. A thought that follows text is a new thought. */
export function appendModelThought(draft: Draft, turn: ModelTurn, text: string, at: number): void {
  const log = draft.view.reasoning;
  if (turn.thinking) {
    const id = thoughtId(turn.id, turn.thoughtCount);
    return show(
      draft,
      changeThought(log, id, (thought) => ({ ...thought, text: thought.text + text })),
    );
  }
  const thoughtCount = turn.thoughtCount + 1;
  changeModelTurn(draft, { thoughtCount, thinking: true });
  const id = thoughtId(turn.id, thoughtCount);
  const thought = { id, turnId: turn.id, source: 'client', text, ...workBefore(draft, turn.id) } as const;
  show(draft, addThought(log, thought, at));
  markTimeline(draft, turn.id, 'firstThoughtAt', at);
}

export function closeModelThought(
  draft: Draft,
  turn: ModelTurn,
  at: number,
  status: 'done' | 'interrupted' = 'done',
): void {
  if (!turn.thinking) return;
  changeModelTurn(draft, { thinking: false });
  const id = thoughtId(turn.id, turn.thoughtCount);
  show(draft, closeThought(draft.view.reasoning, id, status, at));
}

function show(draft: Draft, reasoning: ThoughtLog): void {
  if (reasoning !== draft.view.reasoning) setView(draft, { reasoning });
}
