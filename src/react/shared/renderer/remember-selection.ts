import { selectionAround } from '../message-text/selection-around.js';

interface Point {
  readonly node: Node;
  readonly offset: number;
}

/**
 * Stores the selection in an element as character offsets, which stay the same when the text grows. Returns a function
 * that restores it, or `null` if nothing in the element is selected.
 */
export function rememberSelection(root: HTMLElement): (() => void) | null {
  const selection = selectionAround(root);
  if (!selection?.containsNode(root, true)) return null;
  const before = endsOf(selection);
  const places = before.map((point) => placeIn(root, point));
  return () => {
    const now = endsOf(selection).map((point) => placeIn(root, point));
    if (now.every((place, index) => place === places[index])) return;
    const [anchor, focus] = places.map((place, index) =>
      place === null ? before[index] : pointAt(root, place),
    );
    if (anchor && focus) selection.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  };
}

function endsOf({ anchorNode, anchorOffset, focusNode, focusOffset }: Selection): Point[] {
  return anchorNode && focusNode
    ? [
        { node: anchorNode, offset: anchorOffset },
        { node: focusNode, offset: focusOffset },
      ]
    : [];
}

/** Returns the number of characters before a position; `null` outside the element. */
function placeIn(root: HTMLElement, { node, offset }: Point): number | null {
  if (!root.contains(node)) return null;
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

function pointAt(root: HTMLElement, place: number): Point | undefined {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = place;
  while (walker.nextNode()) {
    const { data } = walker.currentNode as Text;
    if (left <= data.length) return { node: walker.currentNode, offset: left };
    left -= data.length;
  }
  return undefined;
}
