import type { PluralLabel } from './plural-label.js';

/** The texts of `ReasoningHistory`. */
export interface HistoryLabels {
  readonly title: string;
  readonly close: string;
  readonly emptyTitle: string;
  readonly emptyText: string;
  readonly search: string;
  readonly hits: PluralLabel;
  readonly hitPosition: string;
  readonly previousHit: string;
  readonly nextHit: string;
  readonly nothingFound: string;
  readonly clearSearch: string;
  /** What opens the filters and the export. */
  readonly tools: string;
  readonly filtered: string;
  readonly source: string;
  readonly sources: Readonly<Record<'all' | 'client' | 'server', string>>;
  readonly status: string;
  readonly statuses: Readonly<Record<'all' | 'streaming' | 'done' | 'interrupted', string>>;
  readonly length: string;
  readonly lengths: Readonly<Record<'all' | 'short' | 'medium' | 'long', string>>;
  readonly order: string;
  readonly newestFirst: string;
  readonly oldestFirst: string;
  /** How blocks of reasoning in the chat rest. */
  readonly mode: string;
  readonly modes: Readonly<Record<'auto' | 'always' | 'never', string>>;
  readonly live: string;
  readonly outsideTurns: string;
  readonly answer: string;
  readonly nothingSaid: string;
  readonly showAll: string;
  readonly showLess: string;
  readonly showInTranscript: string;
  readonly showInHistory: string;
  /** The buttons where what is shown of a long history ends. */
  readonly earlier: string;
  readonly later: string;
  readonly copy: string;
  readonly copyAll: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly exportJson: string;
  readonly exportMarkdown: string;
  /** In place of a text that could not be redacted. */
  readonly hidden: string;
}

export const englishHistoryLabels: HistoryLabels = {
  title: 'Thoughts',
  close: 'Close',
  emptyTitle: 'No thoughts yet',
  emptyText: 'When the model thinks before it answers, you can read it here, also afterwards.',
  search: 'Search thoughts',
  hits: { one: '{count} hit', other: '{count} hits' },
  hitPosition: '{index} of {count}',
  previousHit: 'Previous hit',
  nextHit: 'Next hit',
  nothingFound: 'Nothing matches.',
  clearSearch: 'Show all again',
  tools: 'Filter, order, export',
  filtered: 'Filtered',
  source: 'Source',
  sources: { all: 'Every source', client: 'Your model', server: 'Anam’s model' },
  status: 'State',
  statuses: { all: 'Every state', streaming: 'Live', done: 'Complete', interrupted: 'Interrupted' },
  length: 'Length',
  lengths: { all: 'Any length', short: 'Short', medium: 'Medium', long: 'Long' },
  order: 'Order',
  newestFirst: 'Newest first',
  oldestFirst: 'Oldest first',
  mode: 'In the chat',
  modes: { auto: 'Open while thinking', always: 'Always open', never: 'Always closed' },
  live: 'Live',
  outsideTurns: 'Outside any turn',
  answer: 'Spoken answer',
  nothingSaid: 'Nothing was said.',
  showAll: 'Show all',
  showLess: 'Show less',
  showInTranscript: 'Show in transcript',
  showInHistory: 'Show in thoughts',
  earlier: 'Show older',
  later: 'Show newer',
  copy: 'Copy',
  copyAll: 'Copy all',
  copied: 'Copied',
  copyFailed: 'Copying was not allowed',
  exportJson: 'Export JSON',
  exportMarkdown: 'Export Markdown',
  hidden: 'Hidden: it could not be redacted.',
};
