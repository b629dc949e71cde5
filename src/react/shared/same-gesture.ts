interface Click {
  readonly detail: number;
  readonly timeStamp: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** As long as systems wait for the second click of a double click, in ms. */
const DOUBLE_MS = 500;
/** A hand is not quite still between the two, in px. */
const STILL = 8;

const lastOf = new WeakMap<object, Click>();

/**
 * Whether a click belongs to the gesture of the one before in the same conversation: people double-click, and the button
 * under the second click may be another one by then, which takes back what the first has done. Ask it where a button
 * changes place or meaning.
 */
export function isSameGesture(
  conversation: object,
  { nativeEvent: click }: { readonly nativeEvent: Click },
): boolean {
  // A key counts no clicks, and each press of it is meant.
  if (click.detail === 0) return false;
  const last = lastOf.get(conversation);
  const isSame = click.detail > 1 || (last !== undefined && isNear(last, click));
  if (!isSame) lastOf.set(conversation, click);
  return isSame;
}

const isNear = (a: Click, b: Click) =>
  b.timeStamp - a.timeStamp < DOUBLE_MS && Math.hypot(b.clientX - a.clientX, b.clientY - a.clientY) < STILL;
