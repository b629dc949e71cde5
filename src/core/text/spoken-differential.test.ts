import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import { describe, expect, it } from 'vitest';
import { spokenText } from './spoken-text.js';

/** A range of a text, as a maintained parser reports it. */
interface Range {
  readonly type: Nodes['type'];
  readonly start: number;
  readonly end: number;
}

const silentTypes = new Set<Nodes['type']>([
  'code',
  'table',
  'image',
  'imageReference',
  'definition',
  'thematicBreak',
  'delete',
]);

const startOf = (node: Nodes) => node.position?.start.offset ?? 0;
const endOf = (node: Nodes) => node.position?.end.offset ?? 0;

/** Returns the tags in a block of HTML. The block also contains text, which a page shows and a persona speaks. */
const tagsOf = (html: string, { type, start }: Range): readonly Range[] =>
  [...html.matchAll(/<!--[^]*?-->|<[^<>]*>/g)].map(({ 0: tag, index }) => ({
    type,
    start: start + index,
    end: start + index + tag.length,
  }));

interface Ranges {
  /** Must not be spoken. */
  readonly silent: readonly Range[];
  readonly said: readonly Range[];
  /** Must be spoken in words, or not at all. */
  readonly formulas: readonly Range[];
}

function rangesOf(text: string): Ranges {
  const silent: Range[] = [];
  const said: Range[] = [];
  const formulas: Range[] = [];
  const visit = (node: Nodes): void => {
    const { type } = node;
    const range = { type, start: startOf(node), end: endOf(node) };
    if (type === 'html') silent.push(...tagsOf(node.value, range));
    else if (type === 'inlineMath' || type === 'math') formulas.push(range);
    else if (silentTypes.has(type)) silent.push(range);
    else if (type === 'text') said.push(range);
    else if (type === 'link') {
      const last = node.children.at(-1);
      // If an address is its own label, all of it is the target.
      const isAddress = node.children.length === 0 || !text.startsWith('[', startOf(node));
      if (!isAddress) node.children.forEach(visit);
      if (!node.url.startsWith('mailto:'))
        silent.push({ ...range, start: isAddress || !last ? startOf(node) : endOf(last) + 1 });
    } else if ('children' in node) node.children.forEach(visit);
  };
  visit(
    fromMarkdown(text, {
      // A page shows prices as text; see the rows below.
      extensions: [gfm({ singleTilde: false }), ...(text.includes('$') && isMath(text) ? [math()] : [])],
      mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
    }),
  );
  return { silent, said, formulas };
}

/**
 * Whether the text can contain formulas. This package's documents contain prices and shell variables, whose dollar
 * signs a formula parser would match as pairs.
 */
const isMath = (text: string): boolean => text.includes('\\') || text.includes('^');

/** Returns the LaTeX characters that are spoken as written. */
function rawFormulas(text: string, formulas: readonly Range[]): string[] {
  let at = 0;
  return spokenText(text).pieces.flatMap(({ written, spoken }) => {
    const [start, end] = [at, at + written];
    at = end;
    const isInside = formulas.some((range) => start < range.end && end > range.start);
    return isInside && /[\\{}^$_]/.test(spoken) ? [`formula spoken: ${spoken}`] : [];
  });
}

/** Returns for each character of the text whether it is spoken. */
function spokenAt(text: string): readonly boolean[] {
  const { pieces } = spokenText(text);
  return pieces.flatMap(({ written, spoken }) => Array.from({ length: written }, () => spoken.trim() !== ''));
}

const word = /[\p{L}\p{N}]/u;

/** Returns words that are spoken by mistake, and words that are missing. */
function differences(text: string): string[] {
  const spoken = spokenAt(text);
  const { silent, said, formulas } = rangesOf(text);
  const found = (ranges: readonly Range[], wanted: boolean) =>
    ranges.flatMap(({ type, start, end }) =>
      Array.from({ length: end - start }, (_, index) => start + index)
        .filter((at) => word.test(text[at] ?? '') && spoken[at] !== wanted)
        .slice(0, 1)
        .map((at) => `${type} ${wanted ? 'not spoken' : 'spoken'}: ${text.slice(at, at + 30)}`),
    );
  return [...found(silent, false), ...found(said, true), ...rawFormulas(text, formulas)];
}

const name = fc.constantFrom('alpha', 'Beta', 'gamma', '重点', 'été', 'word', 'मौसम', '42');
const words = fc.array(name, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));

const inline: fc.Arbitrary<string> = fc.letrec<{ inline: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 2 },
    words,
    words.map((text) => `\`${text}\``),
    // A number alone is a citation.
    fc.tuple(words, name).map(([text, target]) => `[the ${text}](https://a.example/${encodeURI(target)})`),
    name.map((target) => `https://a.example/${encodeURI(target)}`),
    fc.tuple(words, name).map(([text, target]) => `![${text}](${encodeURI(target)}.png "title")`),
    name.map((text) => `<span class="${text}">`),
    name.map((text) => `<!-- ${text} -->`),
    words.map((text) => `~~${text}~~`),
    tie('inline').map((text) => `**${text}**`),
    tie('inline').map((text) => `_${text}_`),
  ),
})).inline;

const latex = fc.constantFrom(
  'x^2',
  'E = mc^2',
  'n!^2',
  '|x|^2 \\ge 0',
  '\\frac{a}{b}',
  '\\sqrt[3]{x_1}',
  '\\alpha + \\beta',
  'x_{i+1} \\leq 5',

  '\\int_0^1 f(x)\\,dx',
  '\\sum_{i=1}^{n} i',
  '\\text{speed} = \\frac{d}{t}',
  '\\vec{v} \\times \\hat{n}',
  '\\boxed{x^2}',
);
const formula = fc.oneof(
  latex.map((body) => `$${body}$`),
  latex.map((body) => `$$${body}$$`),
  latex.map((body) => `**$${body}$**`),
);

const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const block = fc.oneof(
  line,
  line.map((text) => `# ${text}`),
  line.map((text) => `- ${text}\n- ${text}`),
  line.map((text) => `1. ${text}\n2. ${text}`),
  line.map((text) => `> ${text}`),
  words.map((text) => `\`\`\`js\n${text}\n\n${text}\n\`\`\``),
  words.map((text) => `~~~\n${text}\n~~~`),
  fc.tuple(words, words).map(([head, cell]) => `| ${head} | b |\n|---|:-:|\n| ${cell} | **b** |`),
  fc.constant('---'),
  fc.constant('[ref]: https://a.example/target "title"'),
);

describe('what a Markdown parser calls code, table, target, image or HTML is silent, and what it calls text is said', () => {
  it('in random texts', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        expect(differences(blocks.join('\n\n'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('with formulas, which are spoken in words or left out', () => {
    const text = fc
      .array(fc.oneof(words, formula, inline), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(' '));
    const blocks = fc.oneof(
      text,
      text.map((inside) => `- ${inside}`),
      text.map((inside) => `> ${inside}`),
      latex.map((body) => `$$\n${body}\n$$`),
    );
    fc.assert(
      fc.property(fc.array(blocks, { minLength: 1, maxLength: 5 }), (all) => {
        expect(differences(all.join('\n\n'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    'First (~$1.50) and second (~$10) cost x^2.',
    'It costs $5, not $10; the area is $x^2$.',
    'From $2M to $3.5M, a rise of \\(75\\%\\).',
    'Use $HOME and $PATH, C:\\Users too.',
  ])('says prices and names that a parser takes for a formula: %s', (text) => {
    const { text: spoken } = spokenText(text);
    for (const price of text.match(/\$(?:\d[\d.]*M?|[A-Z]+)/g) ?? []) expect(spoken).toContain(price);
  });

  const root = new URL('../../../', import.meta.url);
  const pages = readdirSync(new URL('src/', root))
    .map((folder) => `src/${folder}/README.md`)
    .filter((path) => {
      try {
        return readFileSync(new URL(path, root)).length > 0;
      } catch {
        return false;
      }
    });

  it.each(['README.md', '.github/CONTRIBUTING.md', ...pages])('in %s', (path) => {
    expect(differences(readFileSync(new URL(path, root), 'utf8'))).toEqual([]);
  });
});
