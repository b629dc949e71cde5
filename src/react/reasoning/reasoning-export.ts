import { isoTime } from '../../internal/iso-time.js';
import { printableJson } from '../../internal/printable.js';
import type { ReasoningTurn, ReasoningStep } from './reasoning-turn.js';

/** The data of a turn in a JSON export. */
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

/** Returns `reasoning-2026-11-23.json`, with the day of the first thought (UTC). */
export function fileName(turns: readonly ReasoningTurn[], extension: 'json' | 'md'): string {
  const first = turns.reduce((least, { startedAt }) => Math.min(least, startedAt), Infinity);
  const day = Number.isFinite(first) ? `-${isoTime(first).slice(0, 10)}` : '';
  return `reasoning${day}.${extension}`;
}
