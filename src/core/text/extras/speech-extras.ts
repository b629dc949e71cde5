import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import type { SpeechExtras } from '../projector/markdown-state.js';
import { spokenFormula } from './spoken-formula.js';
import { formulaWords } from './words-of-language.js';

/** Formulas in the words of a language, given by its BCP 47 tag, and all named entities. */
export function speechExtras(language: string): SpeechExtras {
  const words = formulaWords(language);
  return {
    formula: (latex) => words && spokenFormula(latex, words),
    entity: (name) => entityOf(name),
  };
}

function entityOf(name: string): string | undefined {
  try {
    return decodeNamedCharacterReference(name) || undefined;
  } catch {
    // In a browser an element decodes it, which a policy for trusted types may forbid.
    return undefined;
  }
}
