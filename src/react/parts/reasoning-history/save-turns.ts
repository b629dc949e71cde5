import { saveFile } from '../../shared/save-file.js';
import { fileName, toJson } from '../../reasoning/reasoning-export.js';
import { toMarkdown, type ExportWords } from '../../reasoning/reasoning-markdown.js';
import type { ReasoningTurn } from '../../reasoning/reasoning-turn.js';

/** Saves turns as a file. Loaded on the first click. */
export function saveTurns(turns: readonly ReasoningTurn[], format: 'json' | 'md', words: ExportWords): void {
  if (format === 'json') saveFile(fileName(turns, format), 'application/json', toJson(turns));
  else saveFile(fileName(turns, format), 'text/markdown', toMarkdown(turns, words));
}
