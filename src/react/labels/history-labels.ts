import { englishHistoryLinkLabels, type HistoryLinkLabels } from './history-link-labels.js';
import type { PluralLabel } from './plural-label.js';

/** The texts of `ReasoningHistory`. */
export interface HistoryLabels extends HistoryLinkLabels {
  readonly emptyTitle: string;
  readonly emptyText: string;
  /** Shown with `emptyText` in server mode. */
  readonly emptyServer: string;
  readonly search: string;
  readonly hits: PluralLabel;
  readonly hitPosition: string;
  readonly previousHit: string;
  readonly nextHit: string;
  readonly nothingFound: string;
  readonly clearSearch: string;
  /** The button that opens the filters and the export. */
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
  /** Whether reasoning blocks in the chat are open or closed. */
  readonly mode: string;
  readonly modes: Readonly<Record<'auto' | 'always' | 'never', string>>;
  readonly live: string;
  readonly outsideTurns: string;
  readonly answer: string;
  readonly nothingSaid: string;
  readonly showAll: string;
  readonly showLess: string;
  readonly showInTranscript: string;
  /** The buttons at both ends of the visible part of a long history. */
  readonly earlier: string;
  readonly later: string;
  readonly copyAll: string;
  readonly exportJson: string;
  readonly exportMarkdown: string;
}

export const englishHistoryLabels: HistoryLabels = {
  ...englishHistoryLinkLabels,
  emptyTitle: 'No thoughts yet',
  emptyText: 'The model’s thoughts appear here.',
  emptyServer: 'In this mode, only models with an OpenAI, Azure or Groq API send thoughts.',
  search: 'Search thoughts',
  hits: { one: '{count} hit', other: '{count} hits' },
  hitPosition: '{index} of {count}',
  previousHit: 'Previous hit',
  nextHit: 'Next hit',
  nothingFound: 'No matches.',
  clearSearch: 'Clear search',
  tools: 'Filter, sort, export',
  filtered: 'Filtered',
  source: 'Source',
  sources: { all: 'All sources', client: 'This app', server: 'Anam' },
  status: 'State',
  statuses: { all: 'All states', streaming: 'Live', done: 'Complete', interrupted: 'Interrupted' },
  length: 'Length',
  lengths: { all: 'Any length', short: 'Short', medium: 'Medium', long: 'Long' },
  order: 'Order',
  newestFirst: 'Newest first',
  oldestFirst: 'Oldest first',
  mode: 'In the chat',
  modes: { auto: 'Open while thinking', always: 'Always open', never: 'Always closed' },
  live: 'Live',
  outsideTurns: 'Other thoughts',
  answer: 'Spoken answer',
  nothingSaid: 'No spoken answer.',
  showAll: 'Show all',
  showLess: 'Show less',
  showInTranscript: 'Show in transcript',
  earlier: 'Show older',
  later: 'Show newer',
  copyAll: 'Copy all',
  exportJson: 'Export JSON',
  exportMarkdown: 'Export Markdown',
};
