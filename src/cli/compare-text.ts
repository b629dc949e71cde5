import { printable } from '../internal/printable.js';
import type { Comparison } from '../llm/conformance/compare/compare-endpoints.js';
import type { Difference } from '../llm/conformance/compare/difference.js';
import type { Outline } from '../llm/conformance/compare/outline.js';
import { chunkRows } from './chunk-rows.js';

const LABEL = 18;
const CELL = 44;
const LONGEST_VALUE = 200;

/** Formats a comparison for people: both responses side by side, then the differences. */
export function describeComparison(comparison: Comparison, note: string | null): string {
  const { endpoint, reference, differences, verdict } = comparison;
  const musts = differences.filter(({ level }) => level === 'must');
  const mays = differences.filter(({ level }) => level === 'may');
  const outcome =
    verdict === 'matches'
      ? 'MATCHES: no difference that a reader could fail on.'
      : `DIFFERS: ${musts.length} ${musts.length === 1 ? 'difference' : 'differences'} that a reader may fail on.`;
  const lines = [
    `Endpoint   ${endpoint.request}`,
    ...sourceLines(comparison, note),
    '',
    row('', 'endpoint', `${comparison.spec} (${reference.source.type})`),
    ...responseRows(endpoint, reference),
    '',
    'Headers',
    ...headerRows(endpoint, reference),
    '',
    'Chunks, with their keys in the order in which they arrive (~ differs)',
    ...chunkRows(endpoint.chunks, reference.chunks).map(({ sign, own, other }) => row(sign, own, other)),
    '',
    ...(musts.length > 0 ? ['Must match', ...musts.flatMap(describeDifference), ''] : []),
    ...(mays.length > 0 ? ['May differ', ...mays.flatMap(describeDifference), ''] : []),
    outcome,
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function sourceLines({ reference: { source } }: Comparison, note: string | null): string[] {
  if (source.type === 'live') return [`Reference  POST ${plain(source.url)}`];
  const recorded = `Reference  recorded: the shape of ${source.api}, ${source.model}, ${source.date}`;
  const reason = source.because ?? note;
  return reason === null ? [recorded] : [recorded, `           ${plain(reason)}`];
}

function responseRows(own: Outline, other: Outline): string[] {
  const both = (label: string, read: (outline: Outline) => string | number | null | undefined) =>
    row(label, String(read(own) ?? 'none'), String(read(other) ?? 'none'));
  return [
    both('status', ({ status, failure }) => (status === 0 ? `no response: ${failure}` : status)),
    both('content type', ({ headers }) => headers['content-type']),
    both('framing', ({ framing: { form, events } }) => `${form}, ${events} events`),
    both('line ends', ({ framing }) => framing.lineEnd),
    both('comments', ({ framing }) => framing.comments),
    both('event names', ({ framing }) => framing.eventNames.join(', ') || 'none'),
    both('finish reason', ({ finish }) => finish),
    both('[DONE]', ({ terminated, afterEnd }) =>
      terminated ? (afterEnd > 0 ? `yes, then ${afterEnd} more` : 'yes') : 'no',
    ),
    both('text', ({ text, body }) => (text === '' && body !== null ? body : text) || 'none'),
    both('time', ({ timing }) =>
      timing === null ? '–' : `${timing.firstText ?? '–'} ms to text, ${timing.end} ms in all`,
    ),
  ];
}

function headerRows({ headers: own }: Outline, { headers: other }: Outline): string[] {
  const names = [...new Set([...Object.keys(own), ...Object.keys(other)])].sort();
  return names.map((name) => row(`  ${name}`, own[name] ?? '–', other[name] ?? '–'));
}

function describeDifference({ level, what, endpoint, reference, advice }: Difference): string[] {
  const sign = level === 'must' ? '✗' : '~';
  return [
    `${sign} ${plain(what)}: ${shorten(plain(endpoint), LONGEST_VALUE)} · reference: ${shorten(plain(reference), LONGEST_VALUE)}`,
    ...(advice === undefined ? [] : [`     → ${plain(advice)}`]),
  ];
}

const row = (label: string, own: string, other: string): string =>
  `${pad(label, LABEL)} ${pad(own, CELL)}  ${shorten(plain(other), CELL)}`;

/** Puts an endpoint's text on one line, so that it cannot look like lines of the report. */
const plain = (text: string) => printable(text);
const shorten = (text: string, length: number) =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
const pad = (text: string, length: number) => shorten(plain(text), length).padEnd(length);
