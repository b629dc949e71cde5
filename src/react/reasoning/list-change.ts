/** A list in groups. An unchanged group keeps its identity, so that comparisons can skip it. */
export type Groups<Item> = readonly (readonly Item[])[];

/** The items to remove from a list, and their replacement. */
export interface ListChange<Item> {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  /** Whether the range is at the end of the list. */
  readonly atEnd: boolean;
}

/** Returns the one range in which two lists differ, without visiting the items of unchanged groups. */
export function listChange<Item>(before: Groups<Item>, after: Groups<Item>): ListChange<Item> {
  const from = commonStart(before, after);
  const left = Math.min(before.length, after.length) - from;
  let same = 0;
  while (same < left && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const removed = before.slice(from, before.length - same).flat();
  const added = after.slice(from, after.length - same).flat();
  const start = commonStart(removed, added);
  return { removed: removed.slice(start), added: added.slice(start), atEnd: same === 0 };
}

function commonStart(before: readonly unknown[], after: readonly unknown[]): number {
  const length = Math.min(before.length, after.length);
  let same = 0;
  while (same < length && before[same] === after[same]) same += 1;
  return same;
}
