import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

// The repository has no public URL yet, so everything that the README links to must be in the tarball.
const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
);
/** @type {string[]} */
const files = packed.files.map((/** @type {{ path: string }} */ { path }) => path);
const documents = files.filter((path) => /\.(md|txt)$/.test(path));

/** Creates an anchor as common Markdown renderers do. @param {string} heading */
const anchor = (heading) =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

/** @param {string} text */
const withoutCode = (text) => text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');

/** @param {string} path */
const anchorsOf = (path) =>
  readFileSync(path, 'utf8')
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .split('\n')
    .flatMap((line) => /^#+ (.+)$/.exec(line)?.[1] ?? [])
    .map((heading) => anchor(heading.replaceAll('`', '')));

describe('the documents in the package', () => {
  it.each(documents)('%s has links that lead somewhere', (path) => {
    const targets = [...withoutCode(readFileSync(path, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)].map(
      ([, to]) => to ?? '',
    );
    const broken = targets.filter((target) => {
      if (/^https?:/.test(target)) return false;
      const [file = '', hash] = target.split('#', 2);
      const found = file === '' ? path : normalize(`${dirname(path)}/${file}`);
      return !files.includes(found) || (hash !== undefined && !anchorsOf(found).includes(hash));
    });
    expect(broken).toEqual([]);
  });

  it('have a README of 500 words', () => {
    const words = withoutCode(readFileSync('README.md', 'utf8')).match(/[\p{L}\p{N}]+/gu);
    expect(words?.length).toBeLessThanOrEqual(500);
  });
});
