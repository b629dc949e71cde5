import type { ToolCall } from '../../core/index.js';
import { visibleText } from '../../internal/visible-text.js';
import type { Redaction } from '../reasoning/redaction.js';
import { formatLabel } from '../labels/format-label.js';
import type { PersonaLabels } from '../labels/labels.js';

/** Returns a sentence about a call, for example `Working on it: look up weather`. */
export function toolSentence(
  { name, status }: Pick<ToolCall, 'name' | 'status'>,
  labels: PersonaLabels,
): string {
  return formatLabel(labels.toolCall[status], { name: toolName(name, labels) });
}

/**
 * Returns the app's name for a tool, or splits its identifier: `lookUpWeather`, `look_up_weather` → `look up weather`.
 */
export function toolName(name: string, { toolNames }: PersonaLabels): string {
  return Object.hasOwn(toolNames, name) ? (toolNames[name] ?? name) : spacedName(name);
}

/** Returns why the model's endpoint asks for approval; `''` if it gave no reason, or if redaction hides it. */
export const questionIn = ({ approval }: Pick<ToolCall, 'approval'>, redact: Redaction): string =>
  visibleText(redact(approval?.question ?? '') ?? '').trim();

/** Splits an identifier into words, with invisible characters spelled out. */
export function spacedName(name: string): string {
  return visibleText(name)
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/(?<=\p{Ll})\p{Lu}(?=\p{Ll})/gu, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

/**
 * Formats JSON in lines and returns any other text as it is. Invisible characters are spelled out, because the user
 * decides based on what is shown.
 */
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
