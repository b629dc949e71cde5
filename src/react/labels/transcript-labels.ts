import type { PluralLabel } from './plural-label.js';

/** The texts that only the transcript shows. They are loaded with it. */
export interface TranscriptLabels {
  readonly jumpToNewest: string;
  readonly newMessages: PluralLabel;
  readonly interruptedHere: string;
  /** The button that shows the words that were not spoken. */
  readonly showRest: string;
  readonly hideRest: string;
  readonly notHeard: string;
  readonly notSpoken: string;
  readonly answerFailed: string;
}

export const englishTranscriptLabels: TranscriptLabels = {
  jumpToNewest: 'Jump to newest',
  newMessages: { one: '{count} new message', other: '{count} new messages' },
  interruptedHere: 'Interrupted',
  showRest: 'Show the rest',
  hideRest: 'Hide the rest',
  notHeard: 'Not spoken:',
  notSpoken: 'Not spoken yet:',
  answerFailed: 'The answer was cut off',
};
