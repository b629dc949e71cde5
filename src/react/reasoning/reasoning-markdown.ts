import { exportedLine, exportedText } from '../../internal/exported-text.js';
import { isoTime } from '../../internal/iso-time.js';
import type { ReasoningStep, ReasoningToolCall, ReasoningTurn } from './reasoning-turn.js';

/** Text of the export that does not come from the model. */
export interface ExportWords {
  readonly title: string;
  readonly outsideTurns: string;
  readonly answer: string;
  readonly nothingSaid: string;
  readonly hidden: string;
  /** Returns the text for a tool call. */
  readonly toolCall: (call: ReasoningToolCall) => string;
}

/** Formats turns as Markdown. Texts are in code fences, so that a model cannot change the structure of the document. */
export function toMarkdown(turns: readonly ReasoningTurn[], words: ExportWords): string {
  const parts = turns.map((turn) => {
    const heading = turn.turnId === null ? words.outsideTurns : (turn.question ?? '…');
    const said = turn.answer === null ? words.nothingSaid : `${words.answer}:\n\n${fenced(turn.answer)}`;
    const steps = turn.steps.map((step) => stepText(step, words));
    return [`## ${headingText(heading)}`, isoTime(turn.startedAt), ...steps, said].join('\n\n');
  });
  return `${[`# ${words.title}`, ...parts].join('\n\n')}\n`;
}

function stepText(step: ReasoningStep, { hidden, toolCall }: ExportWords): string {
  if (step.kind === 'thought') return fenced(step.text ?? hidden);
  return `- ${codeSpan(exportedLine(toolCall(step)))}`;
}

/** Formats a heading on one line, with Markdown syntax and URLs escaped. */
const headingText = (text: string) =>
  exportedLine(text).replaceAll(/[\\`*_~[\]<>#&]|[:/](?=\/)/g, String.raw`\$&`);

/** Uses more backticks as delimiters than the text contains in a row. The spaces next to them are not rendered. */
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
