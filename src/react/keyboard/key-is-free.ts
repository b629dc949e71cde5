/** Elements in which a key types text or selects by letter. */
const fields =
  'textarea, select, input:not([type="button"], [type="checkbox"], [type="file"], [type="radio"], [type="range"], [type="reset"], [type="submit"]), [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="searchbox"], [role="combobox"]';
/** Elements that respond to keys without modifiers. */
const worked = `${fields}, button, a[href], summary, input, [role="log"], [role="slider"], [role="radio"], [role="menuitem"]`;

/**
 * Whether a key has no other purpose: it does not type in a field, is not part of an IME composition, and does not
 * press the focused button.
 */
export function keyIsFree(event: KeyboardEvent, keys: string): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- Safari has no other sign of a composition
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return true;
  // Control with Alt is AltGr on Windows, which types characters.
  if (/Control|Meta|Mod/.test(keys) && !keys.includes('Alt')) return true;
  const isBare = !keys.includes('+');
  // These combinations never type text.
  if (isBare && /^(?:Escape|F\d+)$/.test(keys)) return true;
  const isWorking = isBare && keys.length > 1;
  return !target.closest(isWorking ? worked : fields);
}

/** Whether a modal dialog outside the chat is open. */
export function isBehindDialog(root: Element): boolean {
  const modals = root.ownerDocument.querySelectorAll('dialog:modal, [aria-modal="true"]');
  return [...modals].some(
    (modal) => !root.contains(modal) && !holds(modal, root) && (modal.checkVisibility?.() ?? true),
  );
}

/** Whether one element contains the other, also across shadow roots. */
function holds(outer: Element, inner: Element): boolean {
  if (outer.contains(inner)) return true;
  const root = inner.getRootNode();
  return root instanceof ShadowRoot && holds(outer, root.host);
}
