// Fails if a retired name reappears in a file that people read or install. `pending` lists places that still use one.
// An entry that is no longer needed also fails, so that the list can only shrink.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['src', 'stories', 'demo', 'bench', '.storybook', '.github', 'dist'];
const readable = /\.(?:[cm]?[jt]sx?|css|json|mdx?|html)$/;
const skipped = /(?:^|\/)(?:node_modules|dist\/.*\.map$|storybook-static)/;

/** @typedef {{ old: string, new: string, pattern?: string }} OldName */
/** @type {{ names: OldName[], pending: { path: string, names: string[] }[] }} */
const list = JSON.parse(readFileSync(new URL('old-names.json', import.meta.url), 'utf8'));
const names = list.names.map((name) => ({ ...name, regex: new RegExp(name.pattern ?? `\\b${name.old}\\b`) }));

/**
 * @param {string} path relative to the root
 * @returns {string[]}
 */
function filesIn(path) {
  if (!existsSync(root + path)) return [];
  if (statSync(root + path).isFile()) return [path];
  return readdirSync(root + path, { recursive: true, encoding: 'utf8' })
    .map((file) => `${path}/${file.replaceAll('\\', '/')}`)
    .filter((file) => readable.test(file) && !skipped.test(file) && statSync(root + file).isFile());
}

/**
 * Returns every line of a text that contains an old name.
 * @param {string} text
 * @returns {{ line: number, old: string, instead: string }[]}
 */
export function oldNamesIn(text) {
  return text
    .split('\n')
    .flatMap((words, index) =>
      names
        .filter(({ regex }) => regex.test(words))
        .map((name) => ({ line: index + 1, old: name.old, instead: name.new })),
    );
}

/** @returns {string[]} the problems, one sentence each */
export function checkOldNames() {
  const needed = new Set();
  const problems = ['README.md', ...folders].flatMap(filesIn).flatMap((file) =>
    oldNamesIn(readFileSync(root + file, 'utf8')).flatMap(({ line, old, instead }) => {
      const source = file.replace(/^dist\//, 'src/');
      const pending = list.pending.find(
        ({ path, names: some }) => source.startsWith(path) && some.includes(old),
      );
      if (!pending) return [`${file}:${line}: ${old} is now ${instead}`];
      needed.add(`${pending.path} ${old}`);
      return [];
    }),
  );
  const stale = list.pending.flatMap(({ path, names: some }) =>
    some
      .filter((old) => !needed.has(`${path} ${old}`))
      .map((old) => `old-names.json: ${path} no longer has ${old}; remove it`),
  );
  return [...problems, ...stale];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkOldNames();
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length > 0 ? `${problems.length} old names.` : `None of ${names.length} old names is left.`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}
