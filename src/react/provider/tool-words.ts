import type { ToolCall } from '../../core/index.js';
import { redactedJson, type Redaction } from '../reasoning/redaction.js';
import { readPartialJson } from './partial-json.js';
import type { PartialArguments, ToolCallLabels, ToolWords } from './persona-tool-call.js';
import type { WordedCall } from './tool-views.js';

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

/** Returns the tool's own text for the state of a call; `null` if it has none. */
export function toolWords(
  labels: ToolCallLabels | undefined,
  { status, arguments: json }: WordedCall,
  redact: Redaction,
): string | null {
  const words: ToolWords<Arguments> | undefined = labels?.[wordsFor[status]];
  if (typeof words !== 'function') return words ?? null;
  const shown = redactedJson(json, redact);
  try {
    return shown === null ? null : words(argumentsOf(shown));
  } catch {
    // The function may not expect missing arguments. The tool's name is shown instead.
    return null;
  }
}

/** Returns the arguments received so far; `{}` if they are not an object. */
export function argumentsOf(json: string): PartialArguments<Arguments> {
  const value = readPartialJson(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
