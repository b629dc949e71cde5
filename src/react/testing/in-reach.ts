/** The controls that a pointer or a key can use now. */
const usable = 'button, textarea, input, select, a[href], summary';

export function controlsOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(usable)].filter(
    (control) => !control.matches(':disabled') && control.checkVisibility({ visibilityProperty: true }),
  );
}

/** Whether clicks at its centre, and at a quarter of its size from each side, hit it. */
export function isHit(control: Element): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  const places = [
    [1 / 2, 1 / 2],
    [1 / 4, 1 / 2],
    [3 / 4, 1 / 2],
    [1 / 2, 1 / 4],
    [1 / 2, 3 / 4],
  ] as const;
  return places.every(([x, y]) => {
    const hit = document.elementFromPoint(left + width * x, top + height * y);
    return hit !== null && (control.contains(hit) || hit.closest('label')?.contains(control) === true);
  });
}

export function isInWindow(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
}

/** Scrolls the control to the middle, where no button floats over it, until it stays there. */
export async function reach(control: HTMLElement): Promise<void> {
  let before = NaN;
  for (let same = 0; same < 3;) {
    control.scrollIntoView({ block: 'center', inline: 'nearest' });
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { top } = control.getBoundingClientRect();
    same = top === before ? same + 1 : 0;
    before = top;
  }
}

/** Whether an edge of the control is outside the window or an ancestor that clips it. */
export function cutOff(control: Element): boolean {
  const { top, bottom, left, right } = control.getBoundingClientRect();
  const clip = { top: 0, left: 0, bottom: innerHeight, right: innerWidth };
  for (let box = control.parentElement; box && box !== document.body; box = box.parentElement) {
    if (getComputedStyle(box).overflow === 'visible') continue;
    const edge = box.getBoundingClientRect();
    clip.top = Math.max(clip.top, edge.top);
    clip.left = Math.max(clip.left, edge.left);
    clip.bottom = Math.min(clip.bottom, edge.bottom);
    clip.right = Math.min(clip.right, edge.right);
    // Nothing around it clips an element in the top layer.
    if (box.matches(':popover-open, dialog[open]')) break;
  }
  // Allows half a pixel of rounding.
  return (
    top < clip.top - 0.5 || left < clip.left - 0.5 || bottom > clip.bottom + 0.5 || right > clip.right + 0.5
  );
}

/** Returns the names of the controls that a click does not hit, even when they have the focus. */
export async function outOfReach(root: Element): Promise<string[]> {
  const missed: string[] = [];
  for (const control of controlsOf(root)) {
    control.focus();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (!isHit(control)) missed.push(control.getAttribute('aria-label') ?? control.textContent);
  }
  return missed;
}

/** Whether two visible elements overlap. */
export function overlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
