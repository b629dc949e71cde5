import type { ReactNode } from 'react';

/** A mark after a position in the text, like `TextMark` of `anam-react`. */
export interface MarkdownMark {
  /** The offset in characters. */
  readonly at: number;
  readonly node: ReactNode;
}

/** The part of a Markdown node (mdast) that is used here. */
interface MarkdownNode {
  type: string;
  value?: string;
  children?: MarkdownNode[];
  position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } };
  data?: { readonly hName: string; readonly hProperties: Readonly<Record<string, string>> };
}

/** The element that represents a mark. No HTML element has this name. */
export const markElement = 'persona-mark';

/**
 * A remark plugin that inserts marks after the characters that they belong to. In code and links they are placed after
 * the whole element, because a link cannot contain a button.
 */
export function placeMarks(offsets: readonly number[]) {
  return () => (tree: MarkdownNode) => {
    // Starts from the end, so that earlier positions stay the same.
    for (const [index, offset] of [...offsets.entries()].toReversed()) insertMark(tree, offset, index);
  };
}

const inline: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete']);

function insertMark(tree: MarkdownNode, offset: number, index: number): void {
  const mark: MarkdownNode = {
    type: 'personaMark',
    data: { hName: markElement, hProperties: { 'data-index': String(index) } },
    children: [],
  };
  let parent = tree;
  for (;;) {
    const { children = [] } = parent;
    const at = children.findLastIndex((node) => (node.position?.start.offset ?? Infinity) < offset);
    const node = children[at];
    if (!node) return void children.unshift(mark);
    const isBehind = inline.has(node.type) && offset >= (node.position?.end.offset ?? 0);
    if (node.children && node.type !== 'link' && !isBehind) parent = node;
    else return void children.splice(at, 1, ...divided(node, offset, mark));
  }
}

function divided(node: MarkdownNode, offset: number, mark: MarkdownNode): MarkdownNode[] {
  const { type, value = '', position } = node;
  const start = position?.start.offset ?? 0;
  const end = position?.end.offset ?? 0;
  // An escape or entity is longer in the source than in the text, so only the start and end of such a node are known.
  const isExact = type === 'text' && value.length === end - start;
  if (offset >= end || !isExact) return [node, mark];
  const split = { start: { offset }, end: { offset } };
  return [
    {
      ...node,
      value: value.slice(0, offset - start),
      position: { start: { offset: start }, end: split.end },
    },
    mark,
    { ...node, value: value.slice(offset - start), position: { start: split.start, end: { offset: end } } },
  ];
}
