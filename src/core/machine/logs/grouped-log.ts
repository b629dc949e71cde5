/**
 * The maximum number of items in a group: small enough to copy on every delta, large enough that a browser can skip
 * whole groups.
 */
export const GROUP_SIZE = 32;

export interface LogGroup<Item> {
  readonly id: string;
  readonly items: readonly Item[];
}

/**
 * An immutable list in groups. A change copies one group and the list of groups, so its cost hardly grows with the
 * length of the list. An unchanged group keeps its identity, so a view can skip it.
 */
export interface GroupedLog<Item> {
  readonly groups: readonly LogGroup<Item>[];
  readonly size: number;
}

export interface Identified {
  readonly id: string;
}

export const emptyLog: GroupedLog<never> = { groups: [], size: 0 };

/** Creates a log from items that are already in order. */
export function logFrom<Item extends Identified>(items: readonly Item[]): GroupedLog<Item> {
  const groups: LogGroup<Item>[] = [];
  for (let at = 0; at < items.length; at += GROUP_SIZE) {
    const part = items.slice(at, at + GROUP_SIZE);
    groups.push({ id: part[0]?.id ?? '', items: part });
  }
  return { groups, size: items.length };
}

/** Returns all items of a `GroupedLog`, oldest first. Costs O(n): for history and export, not for every delta. */
export function logItems<Item>(log: GroupedLog<Item>): Item[] {
  return log.groups.flatMap((group) => group.items);
}

/** Searches from the newest item backwards, because most changes are at the end. */
export function findInLog<Item>(log: GroupedLog<Item>, matches: (item: Item) => boolean): Item | undefined {
  for (let g = log.groups.length - 1; g >= 0; g -= 1) {
    const found = log.groups[g]?.items.findLast(matches);
    if (found) return found;
  }
  return undefined;
}
