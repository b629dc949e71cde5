import type { ToolCall } from '../../core/index.js';
import { visibleText } from '../../internal/visible-text.js';
import type { Redaction } from '../reasoning/redaction.js';
import { formatLabel } from '../labels/format-label.js';
import type { PersonaLabels } from '../labels/labels.js';

/** `Working on it: look up weather`. */
export function toolSentence(
  { name, status }: Pick<ToolCall, 'name' | 'status'>,
  labels: PersonaLabels,
): string {
  return formatLabel(labels.toolCall[status], { name: toolName(name, labels) });
}

/** As the app calls it, else its name taken apart: `lookUpWeather`, `look_up_weather` → `look up weather`. */
export function toolName(name: string, { toolNames }: PersonaLabels): string {
  return Object.hasOwn(toolNames, name) ? (toolNames[name] ?? name) : spacedName(name);
}

/** Why the model's endpoint asks for an approval; `''` if it did not say, or if it may not be shown. */
export const questionIn = ({ approval }: Pick<ToolCall, 'approval'>, redact: Redaction): string =>
  visibleText(redact(approval?.question ?? '') ?? '').trim();

/** The words of an identifier, with invisible characters spelled out. */
export function spacedName(name: string): string {
  return visibleText(name)
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/(?<=\p{Ll})\p{Lu}(?=\p{Ll})/gu, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

/** JSON in lines, to be read, and any other text, with invisible characters spelled out: the user decides on it. */
export function readableJson(text: string): string {
  return visibleText(inLines(text));
}

function inLines(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}
