import type { PluralLabel } from './plural-label.js';

/** The texts of `EventLog`. What it lists are the words of the state, and the same in every language. */
export interface EventLogLabels {
  readonly title: string;
  readonly empty: string;
  /** The choice of what is shown. */
  readonly show: string;
  readonly everything: string;
  readonly pause: string;
  readonly resume: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly clear: string;
  readonly count: PluralLabel;
}

export const englishEventLogLabels: EventLogLabels = {
  title: 'Event log',
  empty: 'Nothing has happened since this was opened.',
  show: 'Show',
  everything: 'Everything',
  pause: 'Pause',
  resume: 'Go on',
  copy: 'Copy as JSON',
  copied: 'Copied',
  copyFailed: 'Copying was not allowed',
  clear: 'Clear',
  count: { one: '{count} event', other: '{count} events' },
};
