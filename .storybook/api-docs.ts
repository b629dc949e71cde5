import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, type Plugin } from 'vite';
import type { ApiEntry } from 'virtual:api-docs';
import { readProps } from './read-props.js';

const index = new URL('../src/index.ts', import.meta.url);
const moduleId = 'virtual:api-docs';

/** Returns all exports of `anam-react`, by name. */
export function readApi(): Record<string, ApiEntry> {
  const exported = exportsOf(index);
  // The props of a part may be declared in another file.
  const fileOf = (type: string) =>
    exported.find(({ names }) => names.some(({ name, isType }) => isType && name === type))?.file;
  const entries = exported.flatMap(({ file, names }) => {
    const source = readFileSync(file, 'utf8');
    const declared = declarations(source);
    const types = names.filter(({ isType }) => isType).map(({ name }) => name);
    return names.map(({ name, isType }) => {
      const propsOf = `${name}Props`;
      const propsFile = isType ? undefined : fileOf(propsOf);
      // `…Props` is left out here, because the table of props covers it and the types that it consists of.
      const shown = isType ? [] : types.filter((type) => type !== propsOf);
      return {
        ...parseComment(declared.get(name)?.comment ?? ''),
        name,
        isType,
        declaration: propsFile ? '' : (declared.get(name)?.text ?? ''),
        types: shown.flatMap((type) => declared.get(type)?.text ?? []),
        props: propsFile ? readProps(propsFile, propsOf) : null,
      };
    });
  });
  return Object.fromEntries(entries.map((entry) => [entry.name, entry]));
}

function exportsOf(file: URL) {
  const { program } = parseSync(fileURLToPath(file), readFileSync(file, 'utf8'));
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.source) return [];
    const names = statement.specifiers.map(({ exported, exportKind }) => ({
      name: 'name' in exported ? exported.name : exported.value,
      isType: exportKind === 'type' || statement.exportKind === 'type',
    }));
    const from = statement.source.value.replace(/\.js$/u, '');
    const source = ['.ts', '.tsx'].map((ending) => new URL(`${from}${ending}`, file)).find(isFile);
    return source ? [{ file: source, names }] : [];
  });
}

function isFile(url: URL): boolean {
  try {
    return readFileSync(url).length > 0;
  } catch {
    return false;
  }
}

/** Finds the exported declarations and the comments before them. */
function declarations(source: string) {
  const { program, comments } = parseSync('module.tsx', source);
  const found = new Map<string, { readonly text: string; readonly comment: string }>();
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) continue;
    const { declaration, start } = statement;
    const before = comments.findLast(({ end }) => end <= start && source.slice(end, start).trim() === '');
    const comment = before?.value.startsWith('*') ? before.value : '';
    const isVariable = declaration.type === 'VariableDeclaration';
    const id = isVariable ? declaration.declarations[0]?.id : 'id' in declaration ? declaration.id : null;
    if (id?.type !== 'Identifier') continue;
    const body =
      'body' in declaration && declaration.type === 'FunctionDeclaration' ? declaration.body : null;
    // For a component only its props matter, and the types beside it show them.
    const end = isVariable ? declaration.start : (body?.start ?? declaration.end);
    const text = source.slice(declaration.start, end).trim();
    const first = /^(TSDeclare)?Function/u.test(declaration.type) ? found.get(id.name) : undefined;
    // An overloaded function has its comment before the first signature, and the implementation is not shown.
    if (!first) found.set(id.name, { text, comment });
    else if (!body) found.set(id.name, { ...first, text: `${first.text}\n${text}` });
  }
  return found;
}

function parseComment(comment: string) {
  const text = comment.replaceAll(/^\s*\* ?/gmu, '').trim();
  const [description = '', ...tags] = text.split(/^@/mu);
  const of = (tag: string) =>
    tags.filter((part) => part.startsWith(tag)).map((part) => part.slice(tag.length).trim());
  return { description: description.trim(), examples: of('example'), throws: of('throws').join(' · ') };
}

/** Provides `import { api } from 'virtual:api-docs'` for the manual. */
export const apiDocs = (): Plugin => ({
  name: 'api-docs',
  resolveId: (id) => (id === moduleId ? `\0${moduleId}` : null),
  load: (id) => (id === `\0${moduleId}` ? `export const api = ${JSON.stringify(readApi())};` : null),
});
