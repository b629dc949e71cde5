import { drop, isLatin, leaveGap, say, type Rule, type Ruled } from '../projector/markdown-state.js';

/** The words of a formula; `null` if it cannot be said. */
export type SayFormula = (latex: string) => string | null;

/** In characters: a longer one between dollars is none, a longer block is left out. */
const LONGEST_INLINE = 500;
const LONGEST_BLOCK = 1_500;

/** What only a formula has. The underscore of `snake_case` is none. */
const certain = /\\[A-Za-z]|\^|(?<![A-Za-z]{2})_/;
/** What may be anything but prose: what is in braces, and names of functions. */
const noProse = /\{[^{}]*\}?|\b(?:sin|cos|tan|log|ln|exp|lim|max|min|mod|gcd|det)\b/g;
const prose = /\p{Ll}{3}\p{L}*|\p{L}{2}[\s,]+\p{Ll}{2}\p{L}*/u;

/**
 * Whether it begins with words of a sentence, before any sign that only a formula has. A word that is not whole says
 * nothing yet, so that a text that comes in pieces is judged as one that comes at once.
 */
function isProse(body: string, isWhole: boolean): boolean {
  const rest = body.replaceAll(noProse, (found) => ' '.repeat(found.length));
  const found = prose.exec(isWhole ? rest : rest.replace(/\p{L}+$/u, ''));
  return found !== null && !certain.test(body.slice(0, found.index + found[0].length + 1));
}

/** Whether what is between two dollars is a formula: `x`, `2x+1`, `x_1`. Not `5 and US`, nor `AAPL`. */
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

/** Said in words; not at all where it cannot be. */
function spokenFormula(written: string, body: string, sayFormula: SayFormula): Ruled {
  const spoken = sayFormula(body);
  return spoken === null ? leaveGap(written) : say(written, spoken);
}

/** `$x^2$`, and not `$5 and $10`. */
function inlineDollar(text: string, before: string, isLast: boolean, sayFormula: SayFormula): Ruled | null {
  if (isLatin(before) || /^\$[\s{)]/.test(text)) return say('$');
  const reach = text.slice(0, LONGEST_INLINE);
  const [written, , body = ''] = /^\$(`?)((?:\\[^\n]|[^$\n\\`])+)\1\$/.exec(reach) ?? [];
  if (written === undefined) {
    const mayGoOn = reach === text && !text.slice(1).includes('$') && !text.includes('\n');
    if (isLast || !mayGoOn || isProse(text.slice(1), false)) return say('$');
    return null;
  }
  const next = text.charAt(written.length);
  if (next === '' && !isLast) return null;
  if (/\s$/.test(body) || /\d/.test(next) || !isFormula(body)) return say('$');
  // Without a sign that only a formula has, it may be a price after all.
  if (!certain.test(body) && sayFormula(body) === null) return say('$');
  return spokenFormula(written, body, sayFormula);
}

/** What stands between two signs, also over lines; `false` if it is no formula. */
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

/** Where the bracket at `start` is closed on its line; -1 if it is not, `null` while it may be. */
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

/** The end of a command with its arguments, an index and a power; `null` while it may go on. */
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

/** Outside of a formula: `\alpha`, `\frac{1}{2}`, `\begin{align}`. */
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
