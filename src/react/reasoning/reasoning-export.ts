import { exportedLine, exportedText } from '../../internal/exported-text.js';
import { isoTime } from '../../internal/iso-time.js';
import { printableJson } from '../../internal/printable.js';
import type { ReasoningTurn, ReasoningStep } from './reasoning-turn.js';

/** What a JSON export holds of a turn. */
export interface ExportedTurn {
  readonly turnId: string | null;
  readonly startedAt: string;
  readonly question: string | null;
  readonly answer: string | null;
  readonly steps: readonly ExportedStep[];
}

export type ExportedStep =
  | {
      readonly kind: 'thought';
      readonly source: 'client' | 'server';
      readonly status: string;
      readonly startedAt: string;
      readonly durationMs: number | null;
      readonly text: string | null;
    }
  | {
      readonly kind: 'tool';
      readonly name: string;
      readonly status: string;
      readonly startedAt: string;
      readonly request: string | null;
      readonly result: string | null;
    };

export function toJson(turns: readonly ReasoningTurn[]): string {
  const exported = turns.map(({ turnId, startedAt, question, answer, steps }): ExportedTurn => ({
    turnId,
    startedAt: isoTime(startedAt),
    question,
    answer,
    steps: steps.map(exportedStep),
  }));
  return `${printableJson(JSON.stringify({ version: 1, turns: exported }, null, 2))}\n`;
}

function exportedStep(step: ReasoningStep): ExportedStep {
  if (step.kind === 'tool') {
    const { name, status, startedAt, arguments: request, result } = step;
    return { kind: 'tool', name, status, startedAt: isoTime(startedAt), request, result };
  }
  const { source, status, startedAt, endedAt } = step;
  const durationMs = endedAt === null ? null : endedAt - startedAt;
  return { kind: 'thought', source, status, startedAt: isoTime(startedAt), durationMs, text: step.text };
}

/** Words of the export that are not the model's. */
export interface ExportWords {
  readonly title: string;
  readonly outsideTurns: string;
  readonly answer: string;
  readonly nothingSaid: string;
  readonly hidden: string;
}

/** Every text stands in a fence: whatever a model wrote, it changes nothing of the document around it. */
export function toMarkdown(turns: readonly ReasoningTurn[], words: ExportWords): string {
  const parts = turns.map((turn) => {
    const heading = turn.turnId === null ? words.outsideTurns : (turn.question ?? '…');
    const said = turn.answer === null ? words.nothingSaid : `${words.answer}:\n\n${fenced(turn.answer)}`;
    const steps = turn.steps.map((step) => stepText(step, words));
    return [`## ${headingText(heading)}`, isoTime(turn.startedAt), ...steps, said].join('\n\n');
  });
  return `${[`# ${words.title}`, ...parts].join('\n\n')}\n`;
}

function stepText(step: ReasoningStep, { hidden }: ExportWords): string {
  if (step.kind === 'thought') return fenced(step.text ?? hidden);
  const { name, status } = step;
  return `- ${codeSpan(exportedLine(name))} (${status})`;
}

/** Headings are one line, and what is markup elsewhere, or an address, is none in them. */
const headingText = (text: string) =>
  exportedLine(text).replaceAll(/[\\`*_~[\]<>#&]|[:/](?=\/)/g, String.raw`\$&`);

/** Delimiters are longer than any run of backticks in it; the spaces next to them are not shown. */
function codeSpan(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1);
  return `${fence} ${text || '?'} ${fence}`;
}

function fenced(text: string): string {
  const shown = exportedText(text);
  const fence = '`'.repeat(Math.max(2, longestRun(shown)) + 1);
  return `${fence}text\n${shown}\n${fence}`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

/** `reasoning-2026-11-23.json`, by the day of the first thought (UTC). */
export function fileName(turns: readonly ReasoningTurn[], extension: 'json' | 'md'): string {
  const first = turns.reduce((least, { startedAt }) => Math.min(least, startedAt), Infinity);
  const day = Number.isFinite(first) ? `-${isoTime(first).slice(0, 10)}` : '';
  return `reasoning${day}.${extension}`;
}
