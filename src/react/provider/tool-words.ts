import type { ToolCall } from '../../core/index.js';
import { redactedJson, type Redaction } from '../reasoning/redaction.js';
import { readPartialJson } from './partial-json.js';
import type { PartialArguments, ToolCallLabels, ToolWords } from './persona-tool-call.js';

type Arguments = Record<string, unknown>;

const wordsFor: Record<ToolCall['status'], keyof ToolCallLabels> = {
  'input-streaming': 'running',
  requested: 'running',
  'awaiting-approval': 'approval',
  running: 'running',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** The tool's own words for the state of a call; `null` if it has none. */
export function toolWords(
  labels: ToolCallLabels | undefined,
  { status, arguments: json }: ToolCall,
  redact: Redaction,
): string | null {
  const words: ToolWords<Arguments> | undefined = labels?.[wordsFor[status]];
  if (typeof words !== 'function') return words ?? null;
  const shown = redactedJson(json, redact);
  try {
    return shown === null ? null : words(argumentsOf(shown));
  } catch {
    // It may not have thought of arguments that are missing. The tool's name is shown.
    return null;
  }
}

/** As far as they have come; `{}` if they are no object. */
export function argumentsOf(json: string): PartialArguments<Arguments> {
  const value = readPartialJson(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
