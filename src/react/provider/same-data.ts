'use client';

import { useState } from 'react';

type Table = Readonly<Record<string, unknown>>;

/** Deep equality of plain data, so that an equal inline value does not count as new. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isTable(a) || !isTable(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameData(a[key], b[key]));
}

/** Returns the previous object while the data is equal. */
export function useSameData<Data>(data: Data): Data {
  const [held, setHeld] = useState(data);
  if (sameData(held, data)) return held;
  setHeld(data);
  return data;
}

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;
