/** How formulas are said in a language. `{x}`, `{a}`, `{b}` and `{n}` are replaced with what was said of that part. */
export interface FormulaWords {
  /** Behind what has several parts: a short pause, so that `(a + b)²` is not heard as `a + b²`. */
  readonly pause: string;
  /** Between two words; `''` in scripts that have no spaces. */
  readonly gap: string;
  readonly plus: string;
  readonly minus: string;
  /** Before a number that is less than zero. */
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
  readonly degrees: string;
  /** `f'`. */
  readonly prime: string;
  /** `f(x)`. */
  readonly call: string;
  /** The 24 letters from alpha to omega. */
  readonly greek: string;
}
