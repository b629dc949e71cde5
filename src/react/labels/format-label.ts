import type { PersonaError, TranscriptMessage } from '../../core/index.js';
import type { PersonaLabels } from './labels.js';
import type { PluralLabel } from './plural-label.js';

/** Replaces the `{names}` in a label with values. */
export function formatLabel(label: string, values: Readonly<Record<string, string>>): string {
  return label.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Returns the plural form for this number, with `{count}` formatted for the locale. */
export function formatCount(label: PluralLabel, count: number, locale: string): string {
  const form = label[new Intl.PluralRules(locale).select(count)] ?? label.other;
  return formatLabel(form, { count: count.toLocaleString(locale) });
}

/** Formats a duration, for example `12 s` or `2 min 5 s`. */
export function formatDuration(ms: number, labels: PersonaLabels): string {
  const total = Math.round(ms / 1000);
  const seconds = formatCount(labels.seconds, total % 60, labels.locale);
  if (total < 60) return seconds;
  const minutes = formatCount(labels.minutes, Math.floor(total / 60), labels.locale);
  return total % 60 === 0 ? minutes : `${minutes} ${seconds}`;
}

/** Formats a duration for tables, for example `0.3s` or `12s`, with one decimal below ten seconds. */
export function formatSeconds(ms: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: ms < 10_000 ? 1 : 0,
  }).format(ms / 1000);
}

export function errorSentence(error: PersonaError, labels: PersonaLabels): string {
  return labels.errors[error.code] ?? error.userMessage;
}

/** Returns why a whole answer ended early: its token limit, or a content filter. Empty for every other message. */
export function stopNote(message: TranscriptMessage, { messages }: PersonaLabels): string {
  if (message.role === 'user' || message.status !== 'done') return '';
  if (message.finishReason === 'content-filter') return messages.contentFilter;
  return message.finishReason === 'length' ? messages.lengthLimit : '';
}
