import { plainMarks } from './extras/on-demand-extras.js';
import type { SpeechSettings } from './speech-options.js';

const mayBegin = /[\uE200-\uE20F【]|(?<!`)\[cit|:contentRef/;
/** The start of a possible mark, too short to load the rules for. */
const begun = /(?<!`)\[(?:ci?)?$|:(?:c\w{0,9})?$/;

/**
 * Removes provider marks, which are neither shown nor spoken. `held` is the start of a possible mark, or text that
 * waits for the rules to load: put it in front of the next text.
 */
export function withoutMarks(
  text: string,
  isLast: boolean,
  { extras }: Pick<SpeechSettings, 'extras'>,
): { readonly shown: string; readonly held: string } {
  const at = text.search(mayBegin);
  if (at >= 0) {
    const loaded = extras();
    if (loaded) return loaded.withoutMarks(text, isLast);
    if (isLast) return { shown: plainMarks(text), held: '' };
  }
  const from = at >= 0 || isLast ? at : text.search(begun);
  return from < 0 ? { shown: text, held: '' } : { shown: text.slice(0, from), held: text.slice(from) };
}
