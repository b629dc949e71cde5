// Sets how command lines in the docs name the package. Until it is published, anyone could register its name on npm, so
// no document may tell people to download it by name. `"published"` in package.json is the switch: set it to true and
// run `node .scripts/published-name.mjs --write`. The test beside this file checks that the docs use the current form.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const tarball = `./anam-react-${manifest.version}.tgz`;

/**
 * Each command line, before and after the package is published. `npx --no` runs an installed package and never
 * downloads one.
 */
const forms = [
  ['npx --no anam-react', 'npx anam-react'],
  [`npx --package ${tarball} anam-react`, 'npx anam-react'],
  [`npm install ${tarball}`, 'npm install anam-react'],
];

/** @param {string} text @param {boolean} isPublished */
export function withName(text, isPublished) {
  if (isPublished)
    return forms.reduce((now, [before = '', after = '']) => now.replaceAll(before, after), text);
  return (
    text
      // The tarball of an earlier version, after `changeset version`.
      .replaceAll(/\.\/anam-react-\d+\.\d+\.\d+\.tgz/g, tarball)
      .replaceAll(/\bnpx anam-react init\b/g, `npx --package ${tarball} anam-react init`)
      .replaceAll(/\bnpx anam-react\b/g, 'npx --no anam-react')
      .replaceAll(/\bnpm (install|i) anam-react\b/g, `npm install ${tarball}`)
  );
}

/** Files that users read. */
export function docs() {
  const below = ['src', 'stories', 'demo', '.github'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(md|mdx|ts|tsx|js|mjs|yml)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  // llms.txt and SKILL.md are written from these files.
  const others = ['README.md', 'AGENTS.md', '.scripts/agent-docs/skill.md'].map((path) => join(root, path));
  return [...others, ...below].filter((path) => !path.includes('node_modules'));
}

/** Returns the files in which a command line has the other form. */
export const inOtherForm = (isPublished = manifest.published) =>
  docs().filter((path) => {
    const text = readFileSync(path, 'utf8');
    return withName(text, isPublished) !== text;
  });

if (process.argv.includes('--write')) {
  for (const path of inOtherForm()) {
    writeFileSync(path, withName(readFileSync(path, 'utf8'), manifest.published));
    console.log(path.slice(root.length));
  }
}
