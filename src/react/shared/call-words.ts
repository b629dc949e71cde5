import type { Persona } from '../../core/index.js';
import type { PersonaLabels } from '../labels/labels.js';
import { toolViews, type WordedCall } from '../provider/tool-views.js';
import { unredacted, type Redaction } from '../reasoning/redaction.js';
import { toolSentence } from './tool-text.js';

/** Returns the text for a call outside its card: the tool's own text, or its name and the state. */
export function callWords(
  { arguments: json, ...call }: Omit<WordedCall, 'arguments'> & { readonly arguments: string | null },
  labels: PersonaLabels,
  persona: Persona | undefined,
  redact: Redaction = unredacted,
): string {
  const view = persona && toolViews.get(persona)?.find(call.name);
  const own = json === null ? null : view?.wordsOf({ ...call, arguments: json }, redact);
  return own ?? toolSentence(call, labels);
}
