import type { Persona } from '../../../core/index.js';
import type { HistoryLabels } from '../../labels/history-labels.js';
import type { PersonaLabels } from '../../labels/labels.js';
import { saveFile } from '../../shared/save-file.js';
import { callWords } from '../../shared/call-words.js';
import { fileName, toJson } from '../../reasoning/reasoning-export.js';
import { toMarkdown, type ExportWords } from '../../reasoning/reasoning-markdown.js';
import type { ReasoningTurn } from '../../reasoning/reasoning-turn.js';

// Loaded with the first export.

/** Returns the texts for exporting thoughts, including the tools' own texts for their calls. */
export const exportWords = (
  history: HistoryLabels,
  labels: PersonaLabels,
  persona: Persona | undefined,
): ExportWords => ({ ...history, toolCall: (call) => callWords(call, labels, persona) });

/** Saves turns as a file. */
export function saveTurns(turns: readonly ReasoningTurn[], format: 'json' | 'md', words: ExportWords): void {
  if (format === 'json') saveFile(fileName(turns, format), 'application/json', toJson(turns));
  else saveFile(fileName(turns, format), 'text/markdown', toMarkdown(turns, words));
}

export { toMarkdown };
