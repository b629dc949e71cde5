/** Where a key means a letter or a click, it is not taken for talking. */
const typing =
  'input, textarea, select, button, a[href], summary, [contenteditable]:not([contenteditable="false"])';

/** Tells when a key of the page is held and when it is let go, also when the page is left meanwhile. */
export function onHeldKey(code: string, onHold: (held: boolean) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  let held = false;
  const set = (now: boolean) => {
    if (held === now) return;
    held = now;
    onHold(now);
  };
  const press = (event: KeyboardEvent) => {
    if (event.code !== code || event.ctrlKey || event.altKey || event.metaKey) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest(typing)) return;
    // The space bar would scroll.
    event.preventDefault();
    if (!event.repeat) set(true);
  };
  addEventListener('keydown', press, { signal });
  addEventListener('keyup', (event) => event.code === code && set(false), { signal });
  addEventListener('blur', () => set(false), { signal });
  document.addEventListener('visibilitychange', () => document.hidden && set(false), { signal });
  return () => {
    controller.abort();
    set(false);
  };
}
