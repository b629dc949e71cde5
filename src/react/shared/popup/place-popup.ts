/** Distance to the anchor and to the edges of the window (px). */
const GAP = 6;
/** The height that a popup keeps in a very low window (px). It scrolls. */
const LEAST = 96;

/**
 * Places a popup in the window: below its anchor, or above it if there is more room. It never leaves the window; content
 * that is too high scrolls. Uses physical pixels, which are the same in both text directions.
 */
export function placePopup(box: HTMLElement, anchor: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const at = anchor.getBoundingClientRect();
  const wanted = box.scrollHeight + box.offsetHeight - box.clientHeight;
  const [above, below] = [at.top - 2 * GAP, clientHeight - at.bottom - 2 * GAP];
  const isAbove = wanted > below && above > below;
  const room = Math.max(isAbove ? above : below, LEAST);
  const height = Math.min(wanted, room);
  const top = isAbove ? at.top - GAP - height : at.bottom + GAP;
  const left = at.left + at.width / 2 - box.offsetWidth / 2;
  Object.assign(box.style, {
    maxHeight: `${room}px`,
    top: `${within(top, clientHeight - height)}px`,
    left: `${within(left, clientWidth - box.offsetWidth)}px`,
  });
}

const within = (value: number, limit: number) => Math.max(GAP, Math.min(value, limit - GAP));
