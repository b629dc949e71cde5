import type { TurnStepName } from '../../core/index.js';

/** The texts of `Timeline`. */
export interface TimelineLabels {
  readonly title: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  /** `{number}` is the number of the turn; `{time}` is when it began. */
  readonly turn: string;
  readonly steps: Readonly<Record<TurnStepName, string>>;
  /** `{duration}`: from the end of the user's speech to the persona's first word. */
  readonly response: string;
  readonly waiting: string;
  /** Shown for a turn that ended without a spoken word. */
  readonly noWord: string;
  readonly interrupted: string;
  readonly failed: string;
  /** `{budget}` is the maximum time. */
  readonly overBudget: string;
  /** The tokens of the turn, if the model's endpoint reports them. */
  readonly tokens: string;
}

export const englishTimelineLabels: TimelineLabels = {
  title: 'Timing of the turns',
  emptyTitle: 'No turns yet',
  emptyText: 'Ask something. The timing of each step appears here.',
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
  tokens: '{input} tokens in, {output} out',
};
