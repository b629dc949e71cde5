interface Click {
  readonly detail: number;
  readonly timeStamp: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** The double-click interval of common systems, in ms. */
const DOUBLE_MS = 500;
/** The distance that the pointer may move between the two clicks, in px. */
const STILL = 8;

const lastOf = new WeakMap<object, Click>();

/**
 * Whether a click is the second click of a double click in the same conversation. By then, another button may be under
 * the pointer and would undo the first click. Check this wherever a button changes its position or meaning.
 */
export function isSameGesture(
  conversation: object,
  { nativeEvent: click }: { readonly nativeEvent: Click },
): boolean {
  // Key presses have no click count, and each one is intended.
  if (click.detail === 0) return false;
  const last = lastOf.get(conversation);
  const isSame = click.detail > 1 || (last !== undefined && isNear(last, click));
  if (!isSame) lastOf.set(conversation, click);
  return isSame;
}

const isNear = (a: Click, b: Click) =>
  b.timeStamp - a.timeStamp < DOUBLE_MS && Math.hypot(b.clientX - a.clientX, b.clientY - a.clientY) < STILL;
