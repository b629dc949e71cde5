type Table = Readonly<Record<string, unknown>>;

/** Compares plain data deeply, so that an equal inline value does not count as a change. */
export function sameData(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isTable(a) || !isTable(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameData(a[key], b[key]));
}

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null;
