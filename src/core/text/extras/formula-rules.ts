import { drop, isLatin, leaveGap, say, type Rule, type Ruled } from '../projector/markdown-state.js';

/** Returns a formula in words, or `null` if it cannot be spoken. */
export type SayFormula = (latex: string) => string | null;

/** In characters. Longer text between dollar signs is not a formula; a longer block is left out. */
const LONGEST_INLINE = 500;
const LONGEST_BLOCK = 1_500;

/** Signs that occur only in formulas. The underscore in `snake_case` does not count. */
const certain = /\\[A-Za-z%]|\^|(?<![A-Za-z]{2})_/;
/** Text in braces and function names, which are ignored when looking for prose. */
const noProse = /\{[^{}]*\}?|\b(?:sin|cos|tan|log|ln|exp|lim|max|min|mod|gcd|det)\b/g;
const prose = /\p{Ll}{3}\p{L}*|\p{L}{2}[\s,]+\p{Ll}{2}\p{L}*/u;

/**
 * Whether words of a sentence come before the first sign that occurs only in formulas. An incomplete last word is
 * ignored, so that the result does not depend on where the text is split.
 */
function isProse(body: string, isWhole: boolean): boolean {
  const rest = body.replaceAll(noProse, (found) => ' '.repeat(found.length));
  const found = prose.exec(isWhole ? rest : rest.replace(/\p{L}+$/u, ''));
  return found !== null && !certain.test(body.slice(0, found.index + found[0].length + 1));
}

/**
 * Whether the text between two dollar signs is a formula, such as `x`, `2x+1` or `x_1`, and not `5 and US` or `AAPL`.
 */
function isFormula(body: string): boolean {
  if (isProse(body, true) || body.startsWith('{')) return false;
  if (certain.test(body)) return true;
  const isShort = !/[A-Za-z]{3}|[^\w\s+\-−*/=<>≤≥≠≈→×·!'’.,()[\]|%\p{Script=Greek}]/u.test(body);
  return (
    isShort &&
    (/[=<>+*/≤≥≠≈→×·!−-]/.test(body) ||
      /^(?:[\d.,]*\p{L}{0,2}['’]{0,3}|\p{L}['’]{0,3}\([\w, ]*\))$/u.test(body))
  );
}

/** Speaks the formula in words, or leaves it out if it cannot be spoken. */
function spokenFormula(written: string, body: string, sayFormula: SayFormula): Ruled {
  const spoken = sayFormula(body);
  return spoken === null ? leaveGap(written) : say(written, spoken);
}

/** Handles `$x^2$`, and leaves `$5 and $10` alone. */
function inlineDollar(text: string, before: string, isLast: boolean, sayFormula: SayFormula): Ruled | null {
  if (isLatin(before) || /^\$[\s{)]/.test(text)) return say('$');
  const reach = text.slice(0, LONGEST_INLINE);
  const [written, , body = ''] = /^\$(`?)((?:\\[^\n]|[^$\n\\`])+)\1\$/.exec(reach) ?? [];
  if (written === undefined) {
    const mayGoOn = reach === text && !/^\$(?:\\[^\n]|[^$\n\\])*[$\n]/.test(text);
    if (isLast || !mayGoOn || isProse(text.slice(1), false)) return say('$');
    return null;
  }
  const next = text.charAt(written.length);
  if (next === '' && !isLast) return null;
  if (/\s$/.test(body) || /\d/.test(next) || !isFormula(body)) return say('$');
  // Without a sign that occurs only in formulas, this may be a price.
  if (!certain.test(body) && sayFormula(body) === null) return say('$');
  return spokenFormula(written, body, sayFormula);
}

/** Handles a formula between two delimiters, which may span lines. Returns `false` if it is not a formula. */
function block(
  text: string,
  [open, ending]: readonly [string, string],
  isLast: boolean,
  sayFormula: SayFormula,
): Ruled | null | false {
  const end = text.indexOf(ending, open.length);
  const body = text.slice(open.length, end < 0 ? undefined : end);
  const isMath = certain.test(body);
  if (isProse(body, end >= 0)) return false;
  if (end >= 0 && end <= LONGEST_BLOCK) {
    const isOne = isMath || open !== '$$' || isFormula(body.trim());
    return isOne && spokenFormula(text.slice(0, end + ending.length), body, sayFormula);
  }
  if (!isLast && text.length <= LONGEST_BLOCK) return null;
  return isMath && leaveGap(open, { silence: { type: 'until', end: ending } });
}

export const dollar =
  (sayFormula: SayFormula): Rule =>
  (text, { before }, isLast) => {
    if (text.length < 2 && !isLast) return null;
    if (text[1] !== '$') return inlineDollar(text, before, isLast, sayFormula);
    const formula = block(text, ['$$', '$$'], isLast, sayFormula);
    return formula === false ? say('$$') : formula;
  };

/** Returns where the bracket at `start` closes on its line, -1 if it does not, or `null` if more text is needed. */
function closed(text: string, start: number, [open, end]: string, isLast: boolean): number | null {
  let depth = 0;
  for (let at = start; at < text.length && at < LONGEST_INLINE; at += 1) {
    if (text[at] === '\n') return -1;
    if (text[at] === open) depth += 1;
    else if (text[at] === end && (depth -= 1) === 0) return at;
  }
  return isLast || text.length >= LONGEST_INLINE ? -1 : null;
}

const name = /\\[A-Za-z]*/y;
const nameAt = (text: string, at: number): number => {
  name.lastIndex = at;
  return name.exec(text)?.[0].length ?? 0;
};

/** Returns the end of a command with its arguments, index and power, or `null` if more text is needed. */
function commandEnd(text: string, isLast: boolean): number | null {
  let at = nameAt(text, 0);
  for (;;) {
    const sign = text[at];
    if (sign === undefined) return isLast || at >= LONGEST_INLINE ? at : null;
    if (sign === '{' || sign === '[') {
      const end = closed(text, at, sign === '{' ? '{}' : '[]', isLast);
      if (end === null) return null;
      if (end < 0) return at;
      at = end + 1;
    } else if (sign === '_' || sign === '^') {
      const length = nameAt(text, at + 1) || (/[\w{]/.test(text[at + 1] ?? '') ? 1 : 0);
      if (length === 0) return at + 1 < text.length || isLast ? at : null;
      at += text[at + 1] === '{' ? 1 : 1 + length;
    } else return at;
  }
}

/** Handles a command outside a formula: `\alpha`, `\frac{1}{2}`, `\begin{align}`. */
function bareCommand(text: string, before: string, isLast: boolean, sayFormula: SayFormula): Ruled | null {
  if (/[\w:\\/.]/.test(before)) return say('\\');
  const end = commandEnd(text, isLast);
  if (end === null) return null;
  const [written = '', environment] = /^\\begin\{(\w+\*?)\}/.exec(text) ?? [];
  if (environment) return leaveGap(written, { silence: { type: 'until', end: `\\end{${environment}}` } });
  const found = text.slice(0, end);
  if (found.length < 3) return say('\\');
  const spoken = sayFormula(found);
  return spoken === null ? say('\\') : say(found, spoken);
}

export const backslash =
  (sayFormula: SayFormula): Rule =>
  (text, { before }, isLast) => {
    const next = text[1];
    if (next === undefined) return isLast ? say(text) : null;
    if (next === '(' || next === '[') {
      const formula = block(text, next === '(' ? ['\\(', '\\)'] : ['\\[', '\\]'], isLast, sayFormula);
      return formula === false ? say(`\\${next}`, next) : formula;
    }
    if (next === '\n' || next === '\r') return drop('\\');
    if (/[A-Za-z]/.test(next)) return bareCommand(text, before, isLast, sayFormula);
    return /[!-/:-@[-`{-~]/.test(next) ? say(`\\${next}`, next) : say('\\');
  };
