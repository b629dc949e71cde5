import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseSync } from 'vite';

/** @typedef {import('vite').ESTree.Statement | import('vite').ESTree.Declaration} Statement */

/**
 * Returns every name in an SDK with its members: `AnamClient.talk`, `AnamEvent.SESSION_READY`, `ApiOptions.retry`. A
 * name without members is listed alone. Types that `index.d.ts` does not export count too, because an exported method
 * takes or returns them.
 * @param {URL} folder the folder of `index.d.ts`, with a trailing slash
 * @returns {Set<string>}
 */
export function surfaceOf(folder) {
  /** @type {Map<string, readonly string[]>} */
  const exported = new Map();
  collect(new URL('index.d.ts', folder), null, exported);
  for (const file of readdirSync(new URL('types/', folder), { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.d.ts')) collect(new URL(`types/${file}`, folder), null, exported);
  return new Set(
    [...exported].flatMap(([name, members]) =>
      members.length > 0 ? members.map((member) => `${name}.${member}`) : [name],
    ),
  );
}

/**
 * @param {URL} file
 * @param {Map<string, string> | null} wanted the names to take, with the names under which they are exported; `null` for all
 * @param {Map<string, readonly string[]>} exported
 */
function collect(file, wanted, exported) {
  const { program } = parseSync(file.pathname, readFileSync(file, 'utf8'));
  /** @param {string} from */
  const other = (from) => resolve(file, from);
  /** @type {Map<string, string>} */
  const here = new Map(wanted ?? []);
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration' && wanted === null) {
      if (statement.source.value.startsWith('.')) collect(other(statement.source.value), null, exported);
    } else if (statement.type === 'ExportNamedDeclaration' && !statement.declaration) {
      const names = new Map(
        statement.specifiers
          .map((one) => /** @type {const} */ ([text(one.local), text(one.exported)]))
          .filter(([, as]) => wanted === null || wanted.has(as)),
      );
      if (statement.source) collect(other(statement.source.value), names, exported);
      else for (const [local, as] of names) here.set(local, as);
    }
  }
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration' && statement.source.value.startsWith('.')) {
      for (const specifier of statement.specifiers) {
        const as = here.get(specifier.local.name);
        if (as === undefined) continue;
        const from = specifier.type === 'ImportSpecifier' ? text(specifier.imported) : 'default';
        collect(other(statement.source.value), new Map([[from, as]]), exported);
      }
      continue;
    }
    const isExport =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration';
    const declaration = isExport ? statement.declaration : statement;
    if (!declaration) continue;
    const isDefault = statement.type === 'ExportDefaultDeclaration';
    for (const name of namesOf(declaration)) {
      const as = isDefault
        ? here.get('default')
        : (here.get(name) ?? (isExport && wanted === null ? name : undefined));
      if (as !== undefined) exported.set(as, membersOf(declaration));
    }
  }
}

/** @param {any} declaration */
function namesOf(declaration) {
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.map((/** @type {any} */ { id }) => id.name);
  return declaration.id ? [declaration.id.name] : [];
}

/** @param {any} declaration @returns {readonly string[]} */
function membersOf(declaration) {
  switch (declaration.type) {
    case 'ClassDeclaration':
      return unique(declaration.body.body.filter(isPublic).map(keyOf));
    case 'TSInterfaceDeclaration':
      return unique(declaration.body.body.flatMap((/** @type {any} */ member) => keysOf(member)));
    case 'TSEnumDeclaration':
      return declaration.body.members.map((/** @type {any} */ { id }) => text(id));
    case 'TSTypeAliasDeclaration':
      return unique(fieldsOf(declaration.typeAnnotation));
    case 'VariableDeclaration':
      return unique(valuesOf(declaration.declarations[0].id.typeAnnotation?.typeAnnotation));
    default:
      return [];
  }
}

/** @param {any} member */
const isPublic = (member) =>
  (member.accessibility ?? 'public') === 'public' && keyOf(member) !== 'constructor';

/** @param {any} member */
const keyOf = ({ key }) => key?.name ?? String(key?.value ?? '');

/** Returns a field, or its nested fields if it has any. @param {any} member @returns {readonly string[]} */
function keysOf(member) {
  if (member.type !== 'TSPropertySignature' && member.type !== 'TSMethodSignature') return [];
  // An event such as `[AnamEvent.SESSION_READY]` is already listed with its enum.
  if (member.computed) return [];
  const inner = fieldsOf(member.typeAnnotation?.typeAnnotation);
  return inner.length > 0 ? inner.map((field) => `${keyOf(member)}.${field}`) : [keyOf(member)];
}

/**
 * Returns the fields that a type spells out, in a literal, a union or an intersection.
 * @param {any} type @returns {readonly string[]}
 */
function fieldsOf(type) {
  if (type?.type === 'TSTypeLiteral')
    return type.members.flatMap((/** @type {any} */ member) => keysOf(member));
  if (type?.type === 'TSIntersectionType' || type?.type === 'TSUnionType')
    return type.types.flatMap(fieldsOf);
  return valuesOf(type);
}

/** Returns the string literals in a type: a single one, or a tuple's. @param {any} type @returns {readonly string[]} */
function valuesOf(type) {
  if (type?.type === 'TSTypeOperator') return valuesOf(type.typeAnnotation);
  if (type?.type === 'TSTupleType') return type.elementTypes.flatMap(valuesOf);
  return type?.type === 'TSLiteralType' && typeof type.literal.value === 'string'
    ? [`'${type.literal.value}'`]
    : [];
}

/** @param {readonly string[]} names */
const unique = (names) => [...new Set(names)];

/** @param {any} identifier */
const text = (identifier) => ('name' in identifier ? identifier.name : identifier.value);

/** @param {URL} file @param {string} from */
function resolve(file, from) {
  const found = [`${from}.d.ts`, `${from}/index.d.ts`]
    .map((path) => new URL(path, file))
    .find((url) => existsSync(url));
  if (!found) throw new Error(`${file.pathname} exports from ${from}, which was not found.`);
  return found;
}
