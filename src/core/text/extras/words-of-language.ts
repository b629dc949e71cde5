import type { FormulaWords } from './formula-words.js';
import { ar } from './words/ar.js';
import { de } from './words/de.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import { hi } from './words/hi.js';
import { ja } from './words/ja.js';
import { ptBR } from './words/pt-br.js';
import { zhHans } from './words/zh-hans.js';

const languages: Readonly<Record<string, FormulaWords>> = {
  ar,
  de,
  en,
  es,
  fr,
  hi,
  ja,
  pt: ptBR,
  zh: zhHans,
};

/** Returns the words for a language, which is given as a BCP 47 tag, or `null` if there are none. */
export function formulaWords(language: string): FormulaWords | null {
  const name = language.toLowerCase().split(/[-_]/)[0] ?? '';
  return Object.hasOwn(languages, name) ? (languages[name] ?? null) : null;
}
