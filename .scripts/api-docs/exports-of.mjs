// Finds the exports of a module, and follows every name to the file that declares it. TypeScript 7 has no JavaScript
// API, which TypeDoc and API Extractor need, so this uses Vite's parser.
import { parseSync } from 'vite';

/** @typedef {import('vite').ESTree.Program} Program */
/** @typedef {Program['body'][number]} Statement */
/** @typedef {'component' | 'hook' | 'function' | 'class' | 'constant' | 'type'} Kind */
/** @typedef {{ name: string, kind: Kind, comment: string }} ExportedName `comment` is the TSDoc, empty without one */
/** @typedef {(file: URL) => string | null} Read the text of a file, or null where there is none */
/** @typedef {{ file: URL, body: Statement[], commentBefore: (statement: Statement) => string }} Module */
/** @typedef {import('vite').ESTree.ModuleExportName} Identifier */

/**
 * Returns every name that a module exports, in the module's order.
 * @param {URL} file
 * @param {Read} read
 * @returns {ExportedName[]}
 */
export function exportsOf(file, read) {
  const module = parseModule(file, read);
  return namesOf(module, read).map((name) => {
    const found = findExport(module, name, read);
    if (!found) throw new Error(`${file.pathname} exports ${name}, whose declaration was not found.`);
    return { name, ...found };
  });
}

/**
 * @param {URL} file
 * @param {Read} read
 * @returns {Module}
 */
function parseModule(file, read) {
  const source = read(file);
  if (source === null) throw new Error(`${file.pathname} does not exist.`);
  const { program, comments } = parseSync(file.pathname, source);
  /** @param {Statement} statement */
  const commentBefore = ({ start }) => {
    const before = comments.findLast(({ end }) => end <= start && source.slice(end, start).trim() === '');
    return before?.type === 'Block' && before.value.startsWith('*') ? before.value : '';
  };
  return { file, body: program.body, commentBefore };
}

/**
 * @param {Module} module
 * @param {Read} read
 * @returns {string[]}
 */
function namesOf(module, read) {
  const names = module.body.flatMap((statement) => {
    if (statement.type === 'ExportNamedDeclaration') {
      return [
        ...statement.specifiers.map(({ exported }) => text(exported)),
        ...declaredNames(statement.declaration),
      ];
    }
    if (statement.type !== 'ExportAllDeclaration') return [];
    if (statement.exported) return [text(statement.exported)];
    return namesOf(parseModule(resolve(module, statement.source.value, read), read), read);
  });
  return [...new Set(names)].filter((name) => name !== 'default');
}

/**
 * @param {Module} module
 * @param {string} name as others import it
 * @param {Read} read
 * @returns {Omit<ExportedName, 'name'> | null}
 */
function findExport(module, name, read) {
  for (const statement of module.body) {
    const found = exportedBy(statement, module, name, read);
    if (found) return found;
  }
  return null;
}

/**
 * @param {Statement} statement
 * @param {Module} module
 * @param {string} name
 * @param {Read} read
 * @returns {Omit<ExportedName, 'name'> | null}
 */
function exportedBy(statement, module, name, read) {
  /** @param {string} from */
  const other = (from) => parseModule(resolve(module, from, read), read);
  if (statement.type === 'ExportAllDeclaration') {
    if (!statement.exported) return findExport(other(statement.source.value), name, read);
    if (text(statement.exported) !== name) return null;
    return { kind: 'constant', comment: module.commentBefore(statement) };
  }
  if (statement.type !== 'ExportNamedDeclaration') return null;
  if (declaredNames(statement.declaration).includes(name)) return findDeclared(module, name, read);
  const specifier = statement.specifiers.find(({ exported }) => text(exported) === name);
  if (!specifier) return null;
  const local = text(specifier.local);
  const found = statement.source
    ? findExport(other(statement.source.value), local, read)
    : findDeclared(module, local, read);
  const isType = statement.exportKind === 'type' || specifier.exportKind === 'type';
  return found && isType ? { ...found, kind: 'type' } : found;
}

/**
 * Returns the declaration or the import of a name in the module.
 * @param {Module} module
 * @param {string} name
 * @param {Read} read
 * @returns {Omit<ExportedName, 'name'> | null}
 */
function findDeclared(module, name, read) {
  const declared = module.body.flatMap((statement) => {
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return declaredNames(declaration).includes(name)
      ? [{ kind: kindOf(name, declaration), comment: module.commentBefore(statement) }]
      : [];
  });
  // A value may share its name with a type. A function may have several signatures; the comment is before the first.
  const valuesFirst = [...declared.filter(({ kind }) => kind !== 'type'), ...declared];
  const comment = valuesFirst.find((one) => one.comment !== '')?.comment ?? '';
  if (valuesFirst[0]) return { kind: valuesFirst[0].kind, comment };
  for (const statement of module.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    const specifier = statement.specifiers.find(({ local }) => local.name === name);
    if (specifier?.type !== 'ImportSpecifier') continue;
    const from = parseModule(resolve(module, statement.source.value, read), read);
    return findExport(from, text(specifier.imported), read);
  }
  return null;
}

/** @param {Statement | null} declaration */
function declaredNames(declaration) {
  if (declaration?.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  }
  return declaration && 'id' in declaration && declaration.id?.type === 'Identifier'
    ? [declaration.id.name]
    : [];
}

/**
 * @param {string} name
 * @param {Statement | null} declaration
 * @returns {Kind}
 */
function kindOf(name, declaration) {
  if (declaration?.type === 'ClassDeclaration') return 'class';
  if (declaration?.type === 'TSInterfaceDeclaration' || declaration?.type === 'TSTypeAliasDeclaration')
    return 'type';
  if (/^use[A-Z]/.test(name)) return 'hook';
  // Includes components that a call creates, such as `Object.assign(Root, { Trigger })`.
  if (/^[A-Z]/.test(name)) return 'component';
  if (declaration?.type !== 'VariableDeclaration') return 'function';
  const [variable] = declaration.declarations.filter(
    ({ id }) => id.type === 'Identifier' && id.name === name,
  );
  return variable?.init && isFunction(variable.init) ? 'function' : 'constant';
}

/**
 * Whether the value is a function, or created by a function whose name says so: `errorFactory(table)`.
 * @param {import('vite').ESTree.Expression} value
 */
function isFunction(value) {
  if (value.type === 'CallExpression') {
    return value.callee.type === 'Identifier' && value.callee.name.endsWith('Factory');
  }
  return value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression';
}

/** @param {Identifier} identifier */
const text = (identifier) => ('name' in identifier ? identifier.name : identifier.value);

/**
 * @param {Module} module
 * @param {string} from
 * @param {Read} read
 */
function resolve({ file }, from, read) {
  const files = ['.ts', '.tsx'].map((ending) => new URL(from.replace(/\.js$/, ending), file));
  const found = from.startsWith('.') ? files.find((url) => read(url) !== null) : undefined;
  if (!found)
    throw new Error(`${file.pathname} exports from ${from}, which is not a source file of this package.`);
  return found;
}
