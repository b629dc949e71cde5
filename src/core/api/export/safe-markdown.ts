import type { BlockContent, Nodes, PhrasingContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { isTooInvolved } from './too-involved.js';
import { typedLines, typedText } from './typed-text.js';

/**
 * Returns a model's Markdown as a safe tree: HTML becomes text, images become links, and links are limited to `http:`,
 * `https:` and `mailto:`.
 */
export function safeMarkdown(text: string): BlockContent[] {
  if (isTooInvolved(text)) return typedText(text);
  const tree = fromMarkdown(text, {
    // A single tilde is a literal character: `(~$1.50) and (~$10)`.
    extensions: [gfm({ singleTilde: false })],
    mdastExtensions: [gfmFromMarkdown()],
  });
  return safeChildren(tree, { addresses: addressesIn(tree), inLink: false }) as BlockContent[];
}

interface Scope {
  /** The targets of reference links. */
  readonly addresses: ReadonlyMap<string, string>;
  readonly inLink: boolean;
}

/** Collects the targets of reference links. If a name is defined twice, the first definition is used. */
function addressesIn(node: Nodes, found = new Map<string, string>()): Scope['addresses'] {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
  if ('children' in node) for (const child of node.children) addressesIn(child, found);
  return found;
}

const blockParents = new Set<Nodes['type']>(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

const safeChildren = (node: Nodes, scope: Scope): Nodes[] =>
  'children' in node
    ? node.children.flatMap((child) =>
        child.type === 'html' && blockParents.has(node.type)
          ? typedText(child.value)
          : safeNode(child, scope),
      )
    : [];

function safeNode(node: Nodes, scope: Scope): Nodes[] {
  switch (node.type) {
    case 'html':
      return typedLines(node.value.split('\n'));
    case 'link':
      return linked(node.url, safeChildren(node, { ...scope, inLink: true }), scope);
    case 'linkReference':
      return linked(
        scope.addresses.get(node.identifier),
        safeChildren(node, { ...scope, inLink: true }),
        scope,
      );
    case 'image':
      return linked(node.url, labelOf(node.alt), scope);
    case 'imageReference':
      return linked(scope.addresses.get(node.identifier), labelOf(node.alt), scope);
    case 'footnoteReference':
      return [{ type: 'text', value: `[^${node.label ?? node.identifier}]` }];
    case 'footnoteDefinition':
      return safeChildren(node, scope);
    case 'definition':
      return [];
    default:
      return ['children' in node ? ({ ...node, children: safeChildren(node, scope) } as Nodes) : node];
  }
}

const labelOf = (alt: string | null | undefined): Nodes[] => [{ type: 'text', value: alt?.trim() || '🖼' }];

/** Returns the link, or only its text if the target is unsafe or the link is inside another link. */
function linked(url: string | undefined, children: Nodes[], { inLink }: Scope): Nodes[] {
  const address = safeAddress(url ?? '');
  if (address === null || inLink) return children;
  return [{ type: 'link', url: address, children: children as PhrasingContent[] }];
}

const allowed = new Set(['http:', 'https:', 'mailto:']);

/** Returns the URL in normalized form, with special characters escaped, or `null` if it is unsafe. */
function safeAddress(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed && allowed.has(parsed.protocol) ? parsed.href : null;
}
