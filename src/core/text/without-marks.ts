import { plainMarks } from './extras/on-demand-extras.js';
import type { SpeechSettings } from './speech-options.js';

const mayBegin = /[\uE200-\uE20F【]|(?<!`)\[cite/;
/** Too little of it to load anything. */
const begun = /(?<!`)\[(?:c|ci|cit)?$/;

/**
 * The text without the marks of providers, which are neither shown nor spoken. `held` may become one, or waits for the
 * code that knows them: it goes in front of the text that comes next.
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
