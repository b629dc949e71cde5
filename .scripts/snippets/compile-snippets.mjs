// Type-checks the snippets in the docs, all in one compiler run, against the package's source.
//
// A snippet with an import is complete, apart from what it uses from the reader's app (app/preamble.ts, and the files
// beside it). A snippet without an import is a fragment: it also gets imports of the package's own names.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { exportsOf } from '../api-docs/exports-of.mjs';
import { entries, specifier } from '../entries.mjs';

/** @typedef {import('./extract-snippets.mjs').Snippet} Snippet */

const root = fileURLToPath(new URL('../../', import.meta.url));
const app = fileURLToPath(new URL('app', import.meta.url));
const tsc = `${root}node_modules/typescript/bin/tsc`;

/** @param {URL} file */
const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** Returns each name in the package, with the entries that export it. @returns {Map<string, string[]>} */
function packageNames() {
  const found = new Map();
  for (const [output, source] of Object.entries(entries)) {
    if (!source.endsWith('/index.ts') && source !== 'src/index.ts') continue;
    for (const { name } of exportsOf(new URL(`../../${source}`, import.meta.url), read))
      found.set(name, [...(found.get(name) ?? []), specifier(output)]);
  }
  return found;
}

/** The names that app/preamble.ts exports. */
const preamble = new Set(
  exportedNames(readFileSync(`${app}/preamble.ts`, 'utf8')).filter((name) => name !== ''),
);

/** @param {string} source */
function exportedNames(source) {
  const lists = [...source.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','));
  const constants = [...source.matchAll(/^export declare const (\w+)/gm)].map(([, name = '']) => name);
  return [...constants, ...lists.map((name) => name.trim())];
}

/** @param {string} code */
const withoutText = (code) => code.replaceAll(/\/\/.*$|'[^'\n]*'/gm, '');

/** @param {string} code */
function declared(code) {
  const names = [...code.matchAll(/\b(?:const|let|function|class|interface|type)\s+(\w+)/g)].map(
    ([, name]) => name,
  );
  const lists = [...code.matchAll(/\b(?:import(?: type)?|const|let)\s+(?:\w+,\s*)?\{([^}]*)\}/g)].map(
    ([, list]) => list ?? '',
  );
  const listed = lists
    .flatMap((list) => list.split(','))
    .map((name) =>
      name
        .split(/:| as /)
        .at(-1)
        ?.split('=')[0]
        ?.trim(),
    );
  const whole = [...code.matchAll(/\bimport\s+(\w+)/g)].map(([, name]) => name);
  const items = [...code.matchAll(/\b(?:const|let)\s+\[([^\]]*)\]/g)]
    .flatMap(([, list]) => (list ?? '').split(','))
    .map((name) => name.trim());
  return new Set([...names, ...listed, ...whole, ...items]);
}

/**
 * Returns the imports that go before a snippet, on one line.
 *
 * @param {Snippet} snippet
 * @param {Map<string, string[]>} ofPackage
 */
export function importsFor({ page, code }, ofPackage) {
  const known = declared(code);
  // A property (`a.name`) does not count as a name, but a spread value (`...name`) does.
  const words = new Set(
    withoutText(code)
      .replaceAll('...', ' ')
      .match(/(?<![.\w])[A-Za-z]\w*/g),
  );
  const isFragment = !/^import\b/m.test(code);
  const layer = /^src\/(\w+)\//.exec(page)?.[1];
  return [...words]
    .filter((word) => !known.has(word))
    .flatMap((word) => {
      if (preamble.has(word)) return `import { ${word} } from './preamble.js';`;
      const from = isFragment ? ofPackage.get(word) : undefined;
      if (!from) return [];
      return `import { ${word} } from '${from.find((entry) => entry === `anam-react/${layer}`) ?? from[0]}';`;
    })
    .join(' ');
}

/**
 * @param {readonly Snippet[]} snippets
 * @returns {Promise<string[]>} each error with its page and line
 */
export async function compileSnippets(snippets) {
  const folder = `${root}node_modules/.cache/snippets`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ofPackage = packageNames();
  snippets.forEach((snippet, index) => {
    writeFileSync(
      `${folder}/s${index}.${snippet.language}`,
      `${importsFor(snippet, ofPackage)} export {};\n${snippet.code}\n`,
    );
  });
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(settings(folder)));
  const output = await run(folder);
  rmSync(folder, { recursive: true, force: true });
  return output.split('\n').flatMap((text) => {
    const [, index, line, message] = /\bs(\d+)\.tsx?\((\d+),\d+\): (.*)$/.exec(text) ?? [];
    if (index === undefined) return text.includes('error TS') ? text : [];
    const snippet = snippets[Number(index)];
    return `${snippet?.page}:${(snippet?.line ?? 0) + Number(line) - 2} ${message}`;
  });
}

/** @param {string} folder */
const settings = (folder) => ({
  extends: `${root}tsconfig.json`,
  compilerOptions: {
    // Lets snippets import the files of the reader's app as if they were beside them.
    rootDirs: [folder, app],
    // Snippets often declare names without using them.
    noUnusedLocals: false,
    noUnusedParameters: false,
    verbatimModuleSyntax: false,
  },
  include: ['*.ts', '*.tsx', `${app}/*`],
  exclude: [],
});

/** @param {string} folder @returns {Promise<string>} */
const run = (folder) =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [tsc, '-p', folder, '--pretty', 'false'],
      { cwd: root, maxBuffer: 1e8 },
      (_, output) => resolve(output),
    );
  });
