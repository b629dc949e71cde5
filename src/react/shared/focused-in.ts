/**
 * What has the focus, as seen from this element: inside a shadow root the document only knows its host.
 * `null` where nothing in this tree has it.
 */
export function focusedIn(element: Element): Element | null {
  const root = element.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement ?? null;
  return focused === document.body ? null : focused;
}
