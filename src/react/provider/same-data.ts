'use client';

import { useState } from 'react';

type Table = Readonly<Record<string, unknown>>;

/** Whether two values of plain data say the same, so that one written inline is not taken for a new one. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isTable(a) || !isTable(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameData(a[key], b[key]));
}

/** Keeps its identity while it says the same. */
export function useSameData<Data>(data: Data): Data {
  const [held, setHeld] = useState(data);
  if (sameData(held, data)) return held;
  setHeld(data);
  return data;
}

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;
