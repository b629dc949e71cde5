import type { TurnStepName } from '../../core/index.js';

/** The texts of `Timeline`. */
export interface TimelineLabels {
  readonly title: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  /** `{number}` counts the turns of the conversation; `{time}` is when it began. */
  readonly turn: string;
  readonly steps: Readonly<Record<TurnStepName, string>>;
  /** `{duration}` from the end of the user's words to the persona's first. */
  readonly response: string;
  readonly waiting: string;
  /** Said of a turn that ended without a word. */
  readonly noWord: string;
  readonly interrupted: string;
  readonly failed: string;
  /** `{budget}` is what it was to take at most. */
  readonly overBudget: string;
}

export const englishTimelineLabels: TimelineLabels = {
  title: 'Timing of the turns',
  emptyTitle: 'No turn yet',
  emptyText: 'Ask something: each step of the answer is timed here.',
  turn: 'Turn {number}, {time}',
  steps: {
    transcription: 'Transcription',
    queue: 'Waiting for its turn',
    model: 'Model, first token',
    reasoning: 'Reasoning',
    text: 'Text to talk stream',
    speech: 'Speech, first word',
    speaking: 'Speaking',
  },
  response: 'First word after {duration}',
  waiting: 'No word yet, {duration}',
  noWord: 'No word was spoken',
  interrupted: 'Interrupted',
  failed: 'Failed',
  overBudget: 'over {budget}',
};
