/** Chromium has a separate selection for each shadow root. */
interface SelectionRoot {
  getSelection?(): Selection | null;
}

/** Returns the user's selection in the tree of this element; `null` if nothing is selected. */
export function selectionAround(element: Element): Selection | null {
  const root = element.getRootNode() as SelectionRoot;
  const selection = (root.getSelection ? root : document).getSelection?.() ?? null;
  return selection?.isCollapsed === false ? selection : null;
}
