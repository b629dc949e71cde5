import type { TurnTimeline } from './turn-timeline.js';

/**
 * The steps of a turn, in order.
 *
 * - `transcription`: from the end of the user's speech to its text
 * - `queue`: until the previous turn has ended
 * - `model`: until the model's first token, a thought or text
 * - `reasoning`: from the first thought to the first text
 * - `text`: from the first text until it is sent to the talk stream
 * - `speech`: until the persona speaks the first word
 * - `speaking`: from the first word to the last
 */
export type TurnStepName = 'transcription' | 'queue' | 'model' | 'reasoning' | 'text' | 'speech' | 'speaking';

/** One step of a turn, with the times at which it began and ended. */
export interface TurnStep {
  readonly name: TurnStepName;
  /** Ms since the epoch. */
  readonly startedAt: number;
  /** `null` while the step continues. */
  readonly endedAt: number | null;
}

/**
 * Returns the steps of a turn, each of which lasts until the next one starts. Unknown and empty steps are missing. The
 * last step of an ended turn ends with the turn.
 */
export function turnSteps(timeline: TurnTimeline): readonly TurnStep[] {
  const marks = marksOf(timeline);
  const end = timeline.lastWordAt ?? timeline.endedAt;
  return marks.flatMap(({ name, at }, index) => {
    const next = marks[index + 1]?.at ?? null;
    const endedAt = next ?? (timeline.endedAt === null ? null : end);
    return endedAt !== null && endedAt <= at ? [] : [{ name, startedAt: at, endedAt }];
  });
}

/** Returns the known starts of the steps, in order. */
function marksOf(timeline: TurnTimeline): readonly { readonly name: TurnStepName; readonly at: number }[] {
  const {
    speechEndedAt,
    inputAt,
    startedAt,
    requestedAt,
    firstThoughtAt,
    firstTextAt,
    firstTalkAt,
    firstWordAt,
  } = timeline;
  const marks: readonly (readonly [TurnStepName, number | null])[] = [
    ['transcription', speechEndedAt],
    ['queue', inputAt],
    ['model', requestedAt ?? startedAt],
    ['reasoning', firstThoughtAt],
    ['text', firstTextAt],
    ['speech', firstTalkAt ?? firstTextAt],
    ['speaking', firstWordAt],
  ];
  // An event can be recorded late: the service may report a thought after it has begun to speak.
  const until = (index: number) => Math.min(...marks.slice(index).flatMap(([, at]) => at ?? []));
  return marks.flatMap(([name, at], index) => (at === null ? [] : [{ name, at: until(index) }]));
}

/**
 * Returns the wait for an answer in milliseconds: from the end of the user's speech, or from the question, to the first
 * word.
 */
export function responseTimeMs({
  speechEndedAt,
  inputAt,
  startedAt,
  firstWordAt,
}: TurnTimeline): number | null {
  return firstWordAt === null ? null : firstWordAt - (speechEndedAt ?? inputAt ?? startedAt);
}
