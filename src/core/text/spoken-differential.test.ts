import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { spokenText } from './spoken-text.js';

/** What a maintained parser says of a range of a text. */
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

/** A block of HTML holds text, too, which a page shows and a persona says. */
const tagsOf = (html: string, { type, start }: Range): readonly Range[] =>
  [...html.matchAll(/<!--[^]*?-->|<[^<>]*>/g)].map(({ 0: tag, index }) => ({
    type,
    start: start + index,
    end: start + index + tag.length,
  }));

/** The ranges that must not be spoken, and those that must be. */
function rangesOf(text: string): { readonly silent: readonly Range[]; readonly said: readonly Range[] } {
  const silent: Range[] = [];
  const said: Range[] = [];
  const visit = (node: Nodes): void => {
    const { type } = node;
    const range = { type, start: startOf(node), end: endOf(node) };
    if (type === 'html') silent.push(...tagsOf(node.value, range));
    else if (silentTypes.has(type)) silent.push(range);
    else if (type === 'text') said.push(range);
    else if (type === 'link') {
      const last = node.children.at(-1);
      // Of an address that is its own label, all is its target.
      const isAddress = node.children.length === 0 || !text.startsWith('[', startOf(node));
      if (!isAddress) node.children.forEach(visit);
      if (!node.url.startsWith('mailto:'))
        silent.push({ ...range, start: isAddress || !last ? startOf(node) : endOf(last) + 1 });
    } else if ('children' in node) node.children.forEach(visit);
  };
  visit(
    fromMarkdown(text, {
      extensions: [gfm({ singleTilde: false })],
      mdastExtensions: [gfmFromMarkdown()],
    }),
  );
  return { silent, said };
}

/** For each character of the text, whether it is spoken. */
function spokenAt(text: string): readonly boolean[] {
  const { pieces } = spokenText(text);
  return pieces.flatMap(({ written, spoken }) => Array.from({ length: written }, () => spoken.trim() !== ''));
}

const word = /[\p{L}\p{N}]/u;

/** The words that are spoken and must not be, and those that are not and must be. */
function differences(text: string): string[] {
  const spoken = spokenAt(text);
  const { silent, said } = rangesOf(text);
  const found = (ranges: readonly Range[], wanted: boolean) =>
    ranges.flatMap(({ type, start, end }) =>
      Array.from({ length: end - start }, (_, index) => start + index)
        .filter((at) => word.test(text[at] ?? '') && spoken[at] !== wanted)
        .slice(0, 1)
        .map((at) => `${type} ${wanted ? 'not spoken' : 'spoken'}: ${text.slice(at, at + 30)}`),
    );
  return [...found(silent, false), ...found(said, true)];
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
