import { redactedJson, type Redaction } from '../reasoning/redaction.js';
import type { ToolCall } from '../../core/index.js';
import type { PersonaLabels } from '../labels/labels.js';
import type { PartialArguments, ToolCallLabels, ToolWords } from '../provider/persona-tool-call.js';
import type { ToolView } from '../provider/tool-views.js';
import { readPartialJson } from './partial-json.js';
import { toolSentence } from './tool-text.js';

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

/** What a call is called in its state: the tool's own words, else its name and the state. */
export function toolWords(
  call: ToolCall,
  view: ToolView | undefined,
  labels: PersonaLabels,
  redact: Redaction,
): string {
  const words = (view?.labels as ToolCallLabels | undefined)?.[wordsFor[call.status]];
  return (words && textOf(words, call.arguments, redact)) || toolSentence(call, labels);
}

function textOf(words: ToolWords<Arguments>, json: string, redact: Redaction): string | null {
  if (typeof words === 'string') return words;
  const shown = redactedJson(json, redact);
  if (shown === null) return null;
  try {
    return words(argumentsOf(shown));
  } catch {
    // It may not have thought of arguments that are missing. The tool's name says it as well.
    return null;
  }
}

/** As far as they have come; `{}` if they are no object. */
export function argumentsOf(json: string): PartialArguments<Arguments> {
  const value = readPartialJson(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Arguments) : {};
}
