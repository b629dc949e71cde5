/** A list in groups: a group that did not change keeps its identity, so that comparing skips it. */
export type Groups<Item> = readonly (readonly Item[])[];

/** What is to be taken out of a list, and what comes in its place. */
export interface ListChange<Item> {
  readonly removed: readonly Item[];
  readonly added: readonly Item[];
  /** Whether nothing stands after it. */
  readonly atEnd: boolean;
}

/** The one range in which two lists differ, found without a look at the items of groups that are the same. */
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
