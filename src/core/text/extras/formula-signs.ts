import type { FormulaWords } from './formula-words.js';

type Operator =
  | 'plus'
  | 'minus'
  | 'plusMinus'
  | 'times'
  | 'divided'
  | 'equals'
  | 'unequal'
  | 'less'
  | 'greater'
  | 'atMost'
  | 'atLeast'
  | 'about'
  | 'proportional'
  | 'element'
  | 'notElement'
  | 'subset'
  | 'union'
  | 'intersection'
  | 'implies'
  | 'equivalent'
  | 'to';

const signs: Readonly<Record<Operator, string>> = {
  plus: '+',
  minus: '- − –',
  plusMinus: '\\pm ±',
  times: '* × · ⋅ \\times \\cdot \\ast',
  divided: '/ ÷ \\div',
  equals: '= \\equiv ≡',
  unequal: '!= ≠ \\ne \\neq',
  less: '< \\lt',
  greater: '> \\gt',
  atMost: '<= ≤ \\le \\leq \\leqslant',
  atLeast: '>= ≥ \\ge \\geq \\geqslant',
  about: '≈ \\approx \\simeq \\sim',
  proportional: '∝ \\propto',
  element: '∈ \\in',
  notElement: '∉ \\notin',
  subset: '⊂ ⊆ \\subset \\subseteq',
  union: '∪ \\cup',
  intersection: '∩ \\cap',
  implies: '⇒ ⟹ \\implies \\Rightarrow \\Longrightarrow',
  equivalent: '⇔ ⟺ \\iff \\Leftrightarrow \\Longleftrightarrow',
  to: '→ \\to \\rightarrow \\longrightarrow',
};

const operators = new Map(
  Object.entries(signs).flatMap(([operator, all]) =>
    all.split(' ').map((sign): [string, Operator] => [sign, operator as Operator]),
  ),
);

const greekNames =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
/** The final sigma is between rho and sigma. */
const greekLetters = 'αβγδεζηθικλμνξοπρστυφχψω';

/** Returns the operator of a token, as a key of `FormulaWords`. */
export const operatorOf = (token: string): Operator | undefined => operators.get(token);

/**
 * Returns the name of a Greek letter, which may be a command or a character, in either case. Returns `undefined` for
 * other tokens.
 */
export function greekName(token: string, words: FormulaWords): string | undefined {
  const name = /^\\(?:var)?([A-Za-z]+)$/.exec(token)?.[1]?.toLowerCase();
  const at = name === undefined ? greekLetters.indexOf(token.toLowerCase()) : greekNames.indexOf(name);
  return at < 0 || token.length === 0 ? undefined : words.greek.split(' ')[at];
}
