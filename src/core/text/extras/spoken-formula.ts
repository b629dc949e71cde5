import { greekName, operatorOf } from './formula-signs.js';
import type { FormulaWords } from './formula-words.js';

/** The limits for a formula. Listeners cannot follow longer or deeper ones. */
const LONGEST = 1_500;
const DEEPEST = 20;

const everyToken = /\\[A-Za-z]+|\\.|<=|>=|!=|\d+(?:[.,]\d+)*|[A-Za-z]{3,}|\s+|./gsu;
/** Commands that affect only the appearance of a formula. */
const layout =
  /^(?:\s+|~|\\[,;:! ]|\\(?:left|right|big|Big|bigl|bigr|Bigl|Bigr|quad|qquad|displaystyle|textstyle|limits|nolimits))$/;
const literal =
  /^\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathit|mathsf|mathbb|mathcal|boldsymbol|bm|operatorname)$/;
/** Delimiters around a part, which are not spoken. */
const frame = /^\\(?:boxed|fbox|underline|mathstrut)$/;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The words for a part, and whether a pause must follow them. */
interface Said {
  readonly text: string;
  readonly isLong: boolean;
}

class Unspeakable extends Error {}

/**
 * Returns a LaTeX formula in words: powers, fractions, roots, factorials, absolute values, indices, Greek letters,
 * relations and the four operations. Returns `null` if it contains anything else, such as an integral, because half a
 * formula would be misleading.
 */
export function spokenFormula(latex: string, words: FormulaWords): string | null {
  if (latex.length > LONGEST) return null;
  try {
    const { text } = new Reader(latex.match(everyToken) ?? [], words).sequence('', 0);
    const said = text.replace(/[,،]$/, '');
    return said === '' ? null : said;
  } catch (error) {
    if (error instanceof Unspeakable) return null;
    throw error;
  }
}

class Reader {
  #at = 0;

  constructor(
    private readonly tokens: string[],
    private readonly words: FormulaWords,
  ) {}

  /** Reads tokens up to and including `end`. `''` means the end of the formula. */
  sequence(end: string, depth: number): Said {
    if (depth > DEEPEST) throw new Unspeakable();
    const parts: string[] = [];
    let isLong = false;
    let wasOperator = true;
    for (let token = this.#next(); token !== end; token = this.#next()) {
      const operator = operatorOf(token);
      if (token === ',') parts.push(`${parts.pop() ?? ''},`);
      else if (operator === undefined) {
        const part = this.#withScripts(this.#atom(token, depth), depth);
        parts.push(part.text);
        isLong ||= part.isLong;
      } else parts.push(this.words[operator === 'minus' && wasOperator ? 'negative' : operator]);
      isLong ||= operator !== undefined && parts.length > 1;
      wasOperator = operator !== undefined;
    }
    return { text: this.#join(parts), isLong };
  }

  /** Takes the next token that is not layout, or `''` at the end. */
  #next(): string {
    let token = this.tokens[this.#at++] ?? '';
    while (layout.test(token)) token = this.tokens[this.#at++] ?? '';
    return token;
  }

  #peek(): string {
    const token = this.#next();
    if (token !== '') this.#at -= 1;
    return token;
  }

  #atom(token: string, depth: number): Said {
    const { words } = this;
    const name = greekName(token, words);
    if (name !== undefined || /^[\p{L}\d]/u.test(token)) return this.#perhapsCall(name ?? token, depth);
    if (token === '|' || token === '\\lvert')
      return this.#fill(words.absolute, { x: this.sequence(token === '|' ? '|' : '\\rvert', depth + 1) });
    if (frame.test(token)) return this.#argument(depth);
    const end = closing[token];
    if (end !== undefined) return this.sequence(end, depth + 1);
    if (/^\\[dt]?frac$/.test(token)) {
      const above = this.#argument(depth);
      const below = this.#argument(depth);
      return { ...this.#fill(words.fraction, { a: above, b: below }), isLong: true };
    }
    if (token === '\\sqrt') return this.#root(depth);
    if (literal.test(token)) return { text: this.#literal(), isLong: false };
    if (token === '\\infty' || token === '∞') return { text: words.infinity, isLong: false };
    if (/^\\[lc]?dots$|^…$/.test(token)) return { text: '…', isLong: false };
    if (token === '%' || token === '\\%') return { text: words.percent, isLong: false };
    throw new Unspeakable();
  }

  /** Reads a name with what follows it: `f(x)` is a call, `x(y + 1)` is a product. */
  #perhapsCall(name: string, depth: number): Said {
    let called: Said = { text: name, isLong: false };
    for (let sign = this.#peek(); /^(?:['’′]|\\prime)$/.test(sign); sign = this.#peek()) {
      this.#next();
      called = this.#fill(this.words.prime, { x: called });
    }
    if (!/^[fghFGHP]$/.test(name) || this.#peek() !== '(') return called;
    this.#next();
    return this.#fill(this.words.call, {
      a: called,
      x: this.sequence(')', depth + 1),
    });
  }

  #root(depth: number): Said {
    const { words } = this;
    let degree: Said | null = null;
    if (this.#peek() === '[') {
      this.#next();
      degree = this.sequence(']', depth + 1);
    }
    const x = this.#argument(depth);
    if (degree === null || degree.text === '2') return this.#fill(words.root, { x });
    return degree.text === '3'
      ? this.#fill(words.cubeRoot, { x })
      : this.#fill(words.nthRoot, { x, n: degree });
  }

  /** Reads a group or one token. In `\frac12`, each argument is one digit. */
  #argument(depth: number): Said {
    const token = this.#next();
    if (token === '' || operatorOf(token) !== undefined) throw new Unspeakable();
    if (/^(?:\d\d|[A-Za-z]{2})/.test(token)) {
      // The rest of the token is read as the next token.
      this.tokens[--this.#at] = token.slice(1);
      return { text: token.charAt(0), isLong: false };
    }
    return this.#atom(token, depth + 1);
  }

  #literal(): string {
    if (this.#next() !== '{') throw new Unspeakable();
    let text = '';
    for (let token = this.tokens[this.#at++] ?? ''; token !== '}'; token = this.tokens[this.#at++] ?? '') {
      if (token === '' || /^[\\{]/.test(token)) throw new Unspeakable();
      text += token;
    }
    return text.trim();
  }

  /** Adds the index, then the power, then a factorial. */
  #withScripts(base: Said, depth: number): Said {
    let index: Said | null = null;
    let power: Said | string | null = null;
    for (let sign = this.#peek(); sign === '_' || sign === '^' || sign === '°'; sign = this.#peek()) {
      this.#next();
      if (sign === '_') index = this.#argument(depth);
      else if (sign === '°') power = 'degrees';
      else power = this.#power(depth);
    }
    const indexed = index === null ? base : this.#fill(this.words.index, { x: base, n: index });
    const raised = power === null ? indexed : this.#raised(indexed, power);
    if (this.#peek() !== '!') return raised;
    this.#next();
    return this.#fill(this.words.factorial, { x: raised });
  }

  #power(depth: number): Said | string {
    const isBraced = this.#peek() === '{';
    const start = this.#at;
    if (isBraced) this.#next();
    if (this.#next() === '\\circ' && (!isBraced || this.#next() === '}')) return 'degrees';
    this.#at = start;
    if (this.#peek() !== '-') return this.#argument(depth);
    this.#next();
    return this.#fill(`${this.words.negative}${this.words.gap}{n}`, { n: this.#argument(depth) });
  }

  #raised(x: Said, power: Said | string): Said {
    const { words } = this;
    if (typeof power === 'string') return this.#fill(words.degrees, { x });
    if (power.text === '2') return this.#fill(words.squared, { x });
    if (power.text === '3') return this.#fill(words.cubed, { x });
    return this.#fill(words.power, { x, n: power });
  }

  /** Fills in a template, with a pause after a long part. */
  #fill(template: string, parts: Readonly<Record<string, Said>>): Said {
    const text = template.replaceAll(/\{(\w)\}/g, (_, name: string) => {
      const part = parts[name];
      return part ? part.text + (part.isLong && !/[,،]$/.test(part.text) ? this.words.pause : '') : '';
    });
    return { text, isLong: false };
  }

  #join(parts: readonly string[]): string {
    let text = '';
    for (const part of parts) {
      const needsSpace = /[\da-z,]$/i.test(text) && /^[\da-z]/i.test(part);
      text += (text === '' ? '' : needsSpace ? ' ' : this.words.gap) + part;
    }
    return text;
  }
}
