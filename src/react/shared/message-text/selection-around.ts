/** Chromium has one of its own for each shadow root. */
interface SelectionRoot {
  getSelection?(): Selection | null;
}

/** What the reader has selected where this element stands; `null` when it is nothing. */
export function selectionAround(element: Element): Selection | null {
  const root = element.getRootNode() as SelectionRoot;
  const selection = (root.getSelection ? root : document).getSelection?.() ?? null;
  return selection?.isCollapsed === false ? selection : null;
}
