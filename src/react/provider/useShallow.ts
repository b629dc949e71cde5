'use client';

import { useRef } from 'react';

/** Wraps a selector so that it returns its previous result while the items of an object or array are the same. */
export function useShallow<State, Selected>(select: (state: State) => Selected): (state: State) => Selected {
  const previous = useRef<Selected>(undefined);
  return (state) => {
    const next = select(state);
    if (hasSameItems(previous.current, next)) return previous.current as Selected;
    previous.current = next;
    return next;
  };
}

/** Whether two values are the same, or two plain objects or arrays with the same items. */
export function hasSameItems(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]))
  );
}

/** Whether the keys show the whole content. Those of other objects, such as a `Map` or a `Date`, do not. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype;
}
