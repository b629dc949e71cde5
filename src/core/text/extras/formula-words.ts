/** The words for formulas in one language. `{x}`, `{a}`, `{b}` and `{n}` stand for the words of a part. */
export interface FormulaWords {
  /** A short pause after an expression of several parts, so that `(a + b)²` does not sound like `a + b²`. */
  readonly pause: string;
  /** The separator between words: `''` in scripts without spaces. */
  readonly gap: string;
  readonly plus: string;
  readonly minus: string;
  /** The sign of a negative number. */
  readonly negative: string;
  readonly plusMinus: string;
  readonly times: string;
  readonly divided: string;
  readonly equals: string;
  readonly unequal: string;
  readonly less: string;
  readonly greater: string;
  readonly atMost: string;
  readonly atLeast: string;
  readonly about: string;
  readonly proportional: string;
  readonly element: string;
  readonly notElement: string;
  readonly subset: string;
  readonly union: string;
  readonly intersection: string;
  readonly implies: string;
  readonly equivalent: string;
  readonly to: string;
  readonly percent: string;
  readonly infinity: string;
  readonly squared: string;
  readonly cubed: string;
  readonly power: string;
  readonly index: string;
  readonly fraction: string;
  readonly root: string;
  readonly cubeRoot: string;
  readonly nthRoot: string;
  readonly factorial: string;
  readonly absolute: string;
  readonly degrees: string;
  /** `f'`. */
  readonly prime: string;
  /** `f(x)`. */
  readonly call: string;
  /** The 24 letters from alpha to omega. */
  readonly greek: string;
}
