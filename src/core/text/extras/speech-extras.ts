import type { Rule, SpeechExtras } from '../projector/markdown-state.js';
import { addressAt, mailRule, slash } from './address-signs.js';
import { boxTitle } from './box-rule.js';
import { entity } from './entity-rule.js';
import { backslash, dollar, type SayFormula } from './formula-rules.js';
import { index } from './index-rule.js';
import { mailSign } from './mail-sign.js';
import { withoutProviderMarks } from './provider-mark.js';
import { colon, emphasisWithinWord, equals, lenticular, mark } from './sign-rules.js';
import { spokenFormula } from './spoken-formula.js';
import { formulaWords } from './words-of-language.js';

/** Returns the rules for rare signs, with the words of a language, which is given as a BCP 47 tag. */
export function speechExtras(language: string): SpeechExtras {
  const words = formulaWords(language);
  const sayFormula: SayFormula = (latex) => words && spokenFormula(latex, words);
  const at = mailSign(language);
  const rules: Readonly<Record<string, Rule>> = {
    $: dollar(sayFormula),
    '\\': backslash(sayFormula),
    '&': entity,
    '=': equals,
    ':': colon,
    '/': slash,
    '@': mailRule(at),
    '【': lenticular,
    '*': emphasisWithinWord,
    '[': index,
  };
  return {
    inline: (text, state, isLast, more) => (rules[text.charAt(0)] ?? mark)(text, state, isLast, more),
    block: boxTitle,
    addressAt,
    mail: (address) => address.replace('@', ` ${at} `),
    withoutMarks: withoutProviderMarks,
  };
}
