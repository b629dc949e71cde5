import type { PluralLabel } from './plural-label.js';

/** The texts of `EventLog`. The listed events are names from the state and are not translated. */
export interface EventLogLabels {
  readonly title: string;
  readonly empty: string;
  /** The menu that filters the events. */
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
  empty: 'No events since the log was opened.',
  show: 'Show',
  everything: 'All events',
  pause: 'Pause',
  resume: 'Resume',
  copy: 'Copy as JSON',
  copied: 'Copied',
  copyFailed: 'Your browser did not allow copying',
  clear: 'Clear',
  count: { one: '{count} event', other: '{count} events' },
};
