/**
 * Returns the focused element in the same tree as this element, or `null`. Inside a shadow root,
 * `document.activeElement` is only the host.
 */
export function focusedIn(element: Element): Element | null {
  const root = element.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement ?? null;
  return focused === document.body ? null : focused;
}
