import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import { describe, expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(mdx|stories\.tsx)$/u.test(file),
);
const pages = files.filter((file) => file.endsWith('.mdx'));

/** Returns the title of a page or of a file of stories. A page that belongs to stories has their title. */
function titleOf(file: string): string {
  const text = read(file);
  const own = /<Meta title="([^"]+)"|title: '([^']+)'/u.exec(text);
  const stories = /import \* as stories from '([^']+)'/u.exec(text)?.[1];
  return own?.[1] ?? own?.[2] ?? titleOf(normalize(join(dirname(file), stories ?? '')));
}

const docsId = (title: string) => toId(title, 'docs');
const storyIds = files
  .filter((file) => file.endsWith('.stories.tsx'))
  .flatMap((file) =>
    [...read(file).matchAll(/^export const (\w+)/gmu)].map(([, name = '']) =>
      toId(titleOf(file), storyNameFromExport(name)),
    ),
  );
const docs = new Map(files.map((file) => [docsId(titleOf(file)), file]));

/** Returns the anchors of a page's headings, as the renderer of the manual creates them. */
const anchorsIn = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/gu, '-'),
  );

function isBroken(link: string, page: string): boolean {
  if (/^https?:/u.test(link)) return false;
  const [path = '', anchor] = link.split('#');
  const [, kind, id = ''] = /^\?path=\/(docs|story)\/(.+)$/u.exec(path) ?? [];
  const target = path === '' ? page : kind === 'docs' ? docs.get(id) : undefined;
  if (kind === 'story') return !storyIds.includes(id);
  if (target === undefined) return true;
  return anchor !== undefined && !anchorsIn(read(target)).includes(anchor);
}

const withoutCode = (text: string) =>
  text.replaceAll(/^ *```[\s\S]*?^ *```$/gmu, '').replaceAll(/`[^`\n]*`/gu, '');
const wordsIn = (text: string) =>
  withoutCode(text.replaceAll(/^import .*$/gmu, '')).match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0;

describe.each(pages)('%s', (page) => {
  it('has links that lead somewhere', () => {
    const links = [...withoutCode(read(page)).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, link = '']) => link);
    expect(links.filter((link) => isBroken(link, page))).toEqual([]);
  });
});

// The pages of exports have no limit, because readers look names up in them.
it.each(pages.filter((page) => !page.startsWith('reference/exports/')))(
  '%s has at most 1,200 words',
  (page) => {
    expect(wordsIn(read(page))).toBeLessThanOrEqual(1200);
  },
);

describe('the sidebar', () => {
  const titles = files.map(titleOf);

  it('has four parts', () => {
    expect(new Set(titles.map((title) => title.split('/')[0]))).toEqual(
      new Set(['Introduction', 'Tutorials', 'Guides', 'Components', 'Reference']),
    );
  });

  it('lists every guide', () => {
    const guides = new Set(
      titles.flatMap((title) => (title.startsWith('Guides/') ? title.split('/')[1] : [])),
    );
    const [, list = ''] = /'Guides',\s*\[([^\]]*)\]/u.exec(read('../.storybook/preview.tsx')) ?? [];
    expect(new Set([...list.matchAll(/'([^']+)'/gu)].map(([, name]) => name))).toEqual(guides);
  });

  it('shows no dark twin: the toolbar has themes', () => {
    const twins = files.flatMap((file) =>
      [...read(file).matchAll(/^export const (\w*Dark\w*): Story = \{([^}]*)/gmu)].map(
        ([, name, start = '']) => ({
          name,
          isHidden: start.includes("tags: ['!dev', '!autodocs']"),
        }),
      ),
    );
    expect(twins.length).toBeGreaterThan(20);
    expect(twins.filter(({ isHidden }) => !isHidden)).toEqual([]);
  });
});
