import type { LlmTokenUsage } from '../../../llm/llm-adapter.js';
import { setView, type Draft } from '../draft.js';
import { replaceInLog } from '../logs/change-log.js';
import { insertIntoLog } from '../logs/insert-into-log.js';
import { findInLog } from '../logs/grouped-log.js';
import type { TurnSource } from '../logs/message.js';
import type { Speaker } from '../turn/turn-record.js';
import type { TurnOutcome } from '../turn/turn-state.js';
import { addUsage } from './add-usage.js';
import { noMarks, type TimelineMark, type TurnTimeline } from './turn-timeline.js';

interface StartingTurn {
  readonly id: string;
  readonly source: TurnSource;
  readonly startedAt: number;
  readonly by: Speaker;
}

/** When the input of a turn arrived. */
type InputTimes = Pick<TurnTimeline, 'inputAt' | 'speechEndedAt'>;

const inOrderOfArrival = () => 0;

export function beginTimeline(
  draft: Draft,
  { id, source, startedAt, by }: StartingTurn,
  { inputAt, speechEndedAt }: InputTimes,
): void {
  const timeline: TurnTimeline = {
    ...noMarks,
    // The transition that begins a turn also calls the page's model.
    requestedAt: by === 'model' ? startedAt : null,
    id,
    turnId: id,
    source,
    speechEndedAt,
    inputAt,
    startedAt,
    endedAt: null,
    outcome: null,
  };
  setView(draft, { timeline: insertIntoLog(draft.view.timeline, timeline, inOrderOfArrival) });
}

/** Records the time of an event, but only the first one. */
export function markTimeline(draft: Draft, turnId: string, mark: TimelineMark, at: number): void {
  change(draft, turnId, (timeline) => (timeline[mark] === null ? { ...timeline, [mark]: at } : timeline));
}

/** Records that the persona has spoken more of the answer. */
export function markWord(draft: Draft, turnId: string, at: number): void {
  change(draft, turnId, (timeline) => ({
    ...timeline,
    firstWordAt: timeline.firstWordAt ?? at,
    lastWordAt: at,
  }));
}

/** Removes the speech times of a turn whose words belonged to another turn. */
export function forgetWords(draft: Draft, turnId: string): void {
  const nothing = { firstTextAt: null, firstWordAt: null, lastWordAt: null };
  change(draft, turnId, (timeline) => ({ ...timeline, ...nothing }));
}

export function endTimeline(draft: Draft, turnId: string, outcome: TurnOutcome, at: number): void {
  change(draft, turnId, (timeline) => ({ ...timeline, endedAt: at, outcome }));
}

/** Replaces the current answer's usage (`before`) with `now`. */
export function countUsage(draft: Draft, turnId: string, before: LlmTokenUsage, now: LlmTokenUsage): void {
  change(draft, turnId, (timeline) => ({
    ...timeline,
    usage: addUsage(timeline.usage ?? {}, now, before),
  }));
  setView(draft, { usage: addUsage(draft.view.usage, now, before) });
}

/** Returns the turn's timeline, or `null` for a turn that never began. */
export const timelineOf = ({ view }: Draft, turnId: string): TurnTimeline | null =>
  findInLog(view.timeline, (each) => each.turnId === turnId) ?? null;

function change(draft: Draft, turnId: string, edit: (timeline: TurnTimeline) => TurnTimeline): void {
  const timeline = replaceInLog(draft.view.timeline, turnId, edit);
  if (timeline !== draft.view.timeline) setView(draft, { timeline });
}
