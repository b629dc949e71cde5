import { parseSync } from 'vite';

/**
 * @typedef {'value' | 'dynamic' | 'type'} ImportKind `dynamic` loads code when it is called; `type` loads no code
 * @typedef {{ specifier: string | null, kind: ImportKind, line: number }} FoundImport `null` when it is no literal
 */

/** @typedef {{ type: string, start: number } & Record<string, any>} Node */

/**
 * Finds every reference from one module to another, including types. `import { type A } from './a.js'` is a value
 * import: under `verbatimModuleSyntax` the compiler keeps `import './a.js'`.
 * @param {string} path determines whether the code is TypeScript or TSX
 * @param {string} code
 * @returns {FoundImport[]} in the order of the source
 */
export function readImports(path, code) {
  const { program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  /** @type {FoundImport[]} */
  const found = [];
  for (const node of nodesOf(program)) {
    const one = importOf(node);
    if (one) found.push({ ...one, line: code.slice(0, node.start).split('\n').length });
  }
  return found;
}

/** @param {unknown} value @returns {Generator<Node>} */
function* nodesOf(value) {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') yield /** @type {Node} */ (value);
  for (const child of Object.values(value)) yield* nodesOf(child);
}

/** @param {Node} node @returns {Omit<FoundImport, 'line'> | null} */
function importOf(node) {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: literal(node.source), kind: node.importKind === 'type' ? 'type' : 'value' };
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      if (!node.source) return null;
      return { specifier: literal(node.source), kind: node.exportKind === 'type' ? 'type' : 'value' };
    case 'ImportExpression':
      return { specifier: literal(node.source), kind: 'dynamic' };
    case 'NewExpression':
      return besideThisModule(node) ? { specifier: literal(node.arguments[0]), kind: 'dynamic' } : null;
    // `import('./a.js').A` and `typeof import('./a.js')`
    case 'TSImportType':
      return { specifier: literal(node.source ?? node.argument), kind: 'type' };
    case 'TSExternalModuleReference':
      return { specifier: literal(node.expression), kind: 'value' };
    case 'TSModuleDeclaration':
      return node.id.type === 'Literal' ? { specifier: literal(node.id), kind: 'type' } : null;
    default:
      return null;
  }
}

/**
 * Whether a call has the form `new URL('./worker.js', import.meta.url)`, which bundlers follow.
 * @param {Node} node
 */
function besideThisModule({ callee, arguments: [, base] }) {
  return callee.name === 'URL' && base?.type === 'MemberExpression' && base.object.type === 'MetaProperty';
}

/** @param {Node | undefined} node @returns {string | null} */
function literal(node) {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TSLiteralType') return literal(node.literal);
  if (node?.type === 'TemplateLiteral' && node.quasis.length === 1) return node.quasis[0].value.cooked;
  return null;
}
