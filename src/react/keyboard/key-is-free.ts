/** Where a key writes something or picks by letter. */
const fields =
  'textarea, select, input:not([type="button"], [type="checkbox"], [type="file"], [type="radio"], [type="range"], [type="reset"], [type="submit"]), [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="searchbox"], [role="combobox"]';
/** What a key without modifiers works, or moves in. */
const worked = `${fields}, button, a[href], summary, input, [role="log"], [role="slider"], [role="radio"], [role="menuitem"]`;

/**
 * Whether a key is nobody else's: not typed into a field, no part of a composition, no press of the button that has the
 * focus.
 */
export function keyIsFree(event: KeyboardEvent, keys: string): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- Safari has no other sign of a composition
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return true;
  // With Alt it is AltGr on Windows, which writes.
  if (/Control|Meta|Mod/.test(keys) && !keys.includes('Alt')) return true;
  const isBare = !keys.includes('+');
  // Nothing is written with these, wherever the focus is.
  if (isBare && /^(?:Escape|F\d+)$/.test(keys)) return true;
  const isWorking = isBare && keys.length > 1;
  return !target.closest(isWorking ? worked : fields);
}

/** A modal dialog that does not hold the chat is in front of it. */
export function isBehindDialog(root: Element): boolean {
  const modals = root.ownerDocument.querySelectorAll('dialog:modal, [aria-modal="true"]');
  return [...modals].some(
    (modal) => !root.contains(modal) && !holds(modal, root) && (modal.checkVisibility?.() ?? true),
  );
}

/** Through shadow roots. */
function holds(outer: Element, inner: Element): boolean {
  if (outer.contains(inner)) return true;
  const root = inner.getRootNode();
  return root instanceof ShadowRoot && holds(outer, root.host);
}
