import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync, type ESTree } from 'vite';

/** One row of a table of props. */
export interface PropDoc {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly defaultValue: string;
  /** Markdown. */
  readonly description: string;
}

export interface PropsDoc {
  readonly props: readonly PropDoc[];
  /** What else the props inherit from without listing it, for example `<form>` for the attributes of a form. */
  readonly others: readonly string[];
}

type Declaration = ESTree.TSInterfaceDeclaration | ESTree.TSTypeAliasDeclaration;
type Node = ESTree.TSType | ESTree.TSSignature | ESTree.TSInterfaceHeritage | Declaration;

interface Module {
  readonly file: URL;
  readonly source: string;
  readonly comments: readonly { readonly value: string; readonly start: number; readonly end: number }[];
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly imports: ReadonlyMap<string, { readonly from: string; readonly name: string }>;
}

interface Found {
  readonly props: Map<string, PropDoc>;
  readonly others: Set<string>;
  /** A group of options. Groups are not nested. */
  readonly isGroup?: boolean;
}

/** Returns all properties of a type, including those it extends, intersects, picks or omits, if the package declares them. */
export function readProps(file: URL, typeName: string): PropsDoc {
  const found: Found = { props: new Map(), others: new Set() };
  collectNamed(typeName, [], parse(file), found);
  return { props: [...found.props.values()], others: [...found.others] };
}

function collect(node: Node, module: Module, found: Found): void {
  switch (node.type) {
    case 'TSInterfaceDeclaration':
      for (const base of node.extends) collect(base, module, found);
      for (const member of node.body.body) collect(member, module, found);
      break;
    case 'TSTypeAliasDeclaration':
    case 'TSParenthesizedType':
      collect(node.typeAnnotation, module, found);
      break;
    case 'TSIntersectionType':
      for (const type of node.types) collect(type, module, found);
      break;
    case 'TSUnionType':
      collectUnion(node, module, found);
      break;
    case 'TSTypeLiteral':
      for (const member of node.members) collect(member, module, found);
      break;
    case 'TSTypeReference':
      collectNamed(text(node.typeName, module), node.typeArguments?.params ?? [], module, found);
      break;
    case 'TSInterfaceHeritage':
      collectNamed(text(node.expression, module), node.typeArguments?.params ?? [], module, found);
      break;
    case 'TSPropertySignature':
      addProp(node, module, found);
      break;
    default:
      found.others.add(`\`${text(node, module)}\``);
  }
}

/** Collects the properties of a union. A property is required only if every member requires it. */
function collectUnion({ types }: ESTree.TSUnionType, module: Module, found: Found): void {
  const members = types.map((type) => {
    const member: Found = { props: new Map(), others: found.others, isGroup: found.isGroup ?? false };
    collect(type, module, member);
    return member.props;
  });
  for (const prop of members.flatMap((props) => [...props.values()])) {
    const required = members.every((props) => props.get(prop.name)?.required);
    addOnce({ ...prop, required }, found);
  }
}

function collectNamed(name: string, args: readonly ESTree.TSType[], module: Module, found: Found): void {
  const [first, second] = args;
  if ((name === 'Omit' || name === 'Pick') && first && second) {
    const inner: Found = { props: new Map(), others: new Set(), isGroup: found.isGroup ?? false };
    collect(first, module, inner);
    const keys = readKeys(second, module);
    for (const [key, prop] of inner.props) {
      if (keys.has(key.replace(/\..*/u, '')) === (name === 'Pick')) addOnce(prop, found);
    }
    for (const other of inner.others) found.others.add(other);
    return;
  }
  if (name.startsWith('ComponentProps') && first) {
    found.others.add(`the attributes of \`<${text(first, module).replaceAll(/['"]/gu, '')}>\``);
    return;
  }
  const declaration = module.declarations.get(name);
  if (declaration) return collect(declaration, module, found);
  const imported = module.imports.get(name);
  const file = imported && resolve(imported.from, module.file);
  if (imported && file) collectNamed(imported.name, args, parse(file), found);
  else found.others.add(`\`${name}\``);
}

function readKeys(node: ESTree.TSType, module: Module): ReadonlySet<string> {
  if (node.type === 'TSUnionType') return new Set(node.types.flatMap((type) => [...readKeys(type, module)]));
  if (node.type === 'TSTypeOperator') {
    const found: Found = { props: new Map(), others: new Set() };
    collect(node.typeAnnotation, module, found);
    return new Set(found.props.keys());
  }
  return new Set([text(node, module).replaceAll(/['"]/gu, '')]);
}

function addProp(node: ESTree.TSPropertySignature, module: Module, found: Found): void {
  const type = node.typeAnnotation ? text(node.typeAnnotation.typeAnnotation, module) : 'unknown';
  // `never` marks a property that belongs to other members of the union.
  if (type === 'never') return;
  const [description = '', ...tags] = commentBefore(node.start, module).split(/^@|\s@(?=default|example)/mu);
  const tag = (name: string) =>
    tags
      .find((part) => part.startsWith(name))
      ?.slice(name.length)
      .trim();
  const prop = {
    name: text(node.key, module),
    type,
    required: !node.optional,
    defaultValue: tag('default') ?? '',
    description: description.trim(),
  };
  addOnce(prop, found);
  if (node.typeAnnotation && /Options\b/u.test(type) && !found.isGroup) {
    addGroup(prop.name, node.typeAnnotation.typeAnnotation, module, found);
  }
}

/** Adds the options of a group by their paths, for example `limits.idleSeconds`. */
function addGroup(name: string, type: ESTree.TSType, module: Module, found: Found): void {
  const group: Found = { props: new Map(), others: new Set(), isGroup: true };
  collect(type, module, group);
  for (const prop of group.props.values()) {
    addOnce({ ...prop, name: `${name}.${prop.name}`, required: false }, found);
  }
}

function addOnce(prop: PropDoc, { props }: Found): void {
  if (!props.has(prop.name)) props.set(prop.name, prop);
}

function commentBefore(start: number, { comments, source }: Module): string {
  const before = comments.findLast(({ end }) => end <= start && source.slice(end, start).trim() === '');
  return before?.value.startsWith('*') ? before.value.replaceAll(/^\s*\* ?/gmu, '').trim() : '';
}

const text = ({ start, end }: { readonly start: number; readonly end: number }, { source }: Module) =>
  source.slice(start, end).replaceAll(/\s+/gu, ' ');

function resolve(from: string, base: URL): URL | undefined {
  if (!from.startsWith('.')) return undefined;
  const path = from.replace(/\.js$/u, '');
  const found = ['.ts', '.tsx', '.d.ts']
    .map((ending) => new URL(`${path}${ending}`, base))
    .find((file) => existsSync(file));
  return found;
}

const modules = new Map<string, Module>();

function parse(file: URL): Module {
  const known = modules.get(file.href);
  if (known) return known;
  const source = readFileSync(file, 'utf8');
  const { program, comments } = parseSync(fileURLToPath(file), source);
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, { from: string; name: string }>();
  for (const statement of program.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (declared?.type === 'TSInterfaceDeclaration' || declared?.type === 'TSTypeAliasDeclaration')
      declarations.set(declared.id.name, declared);
    if (statement.type !== 'ImportDeclaration' && statement.type !== 'ExportNamedDeclaration') continue;
    // Also finds names that an index re-exports.
    for (const specifier of statement.specifiers) {
      if (!statement.source) continue;
      const from = statement.source.value;
      if (specifier.type === 'ImportSpecifier')
        imports.set(specifier.local.name, { from, name: nameOf(specifier.imported) });
      if (specifier.type === 'ExportSpecifier')
        imports.set(nameOf(specifier.exported), { from, name: nameOf(specifier.local) });
    }
  }
  const module = { file, source, comments, declarations, imports };
  modules.set(file.href, module);
  return module;
}

const nameOf = (node: ESTree.ModuleExportName) => (node.type === 'Literal' ? node.value : node.name);
