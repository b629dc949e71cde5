/** Rows of a group: small enough to copy on every delta, large enough that a browser can skip whole groups. */
const GROUP_SIZE = 32;

export interface LogGroup<Item> {
  readonly id: string;
  readonly items: readonly Item[];
}

/**
 * An immutable list in groups. A change copies one group and the list of groups, so its cost hardly grows with the
 * items; a group that did not change keeps its identity, so a view can skip it.
 */
export interface GroupedLog<Item> {
  readonly groups: readonly LogGroup<Item>[];
  readonly size: number;
}

interface Identified {
  readonly id: string;
}

export const emptyLog: GroupedLog<never> = { groups: [], size: 0 };

/** A log from items that are already in order. */
export function logFrom<Item extends Identified>(items: readonly Item[]): GroupedLog<Item> {
  const groups: LogGroup<Item>[] = [];
  for (let at = 0; at < items.length; at += GROUP_SIZE) {
    const part = items.slice(at, at + GROUP_SIZE);
    groups.push({ id: first({ id: '', items: part }).id, items: part });
  }
  return { groups, size: items.length };
}

/** All items, oldest first. Costs O(n): for history and export, not for every delta. */
export function logItems<Item>(log: GroupedLog<Item>): Item[] {
  return log.groups.flatMap((group) => group.items);
}

/** Looks from the newest backwards, because nearly everything that happens happens at the end. */
export function findInLog<Item>(log: GroupedLog<Item>, matches: (item: Item) => boolean): Item | undefined {
  for (let g = log.groups.length - 1; g >= 0; g -= 1) {
    const found = log.groups[g]?.items.findLast(matches);
    if (found) return found;
  }
  return undefined;
}

/**
 * Puts an item where `order` says, after its equals. A group that grows over twice its size is split, so that late
 * arrivals in the middle do not make one group ever larger.
 */
export function insertIntoLog<Item extends Identified>(
  log: GroupedLog<Item>,
  item: Item,
  order: (item: Item) => number,
): GroupedLog<Item> {
  const groups = [...log.groups];
  let g = groups.length - 1;
  while (g > 0 && order(first(groups[g])) > order(item)) g -= 1;
  const group = groups[g];
  const appends = g === groups.length - 1 && group !== undefined && order(last(group)) <= order(item);
  if (!group || (appends && group.items.length >= GROUP_SIZE)) {
    groups.push({ id: item.id, items: [item] });
  } else {
    groups.splice(g, 1, ...splitLarge(insertIntoGroup(group, item, order)));
  }
  return { groups, size: log.size + 1 };
}

/** Replaces the item that has the id; the same log when there is none or nothing changed. */
export function replaceInLog<Item extends Identified>(
  log: GroupedLog<Item>,
  id: string,
  change: (item: Item) => Item,
): GroupedLog<Item> {
  for (let g = log.groups.length - 1; g >= 0; g -= 1) {
    const group = log.groups[g];
    const at = group?.items.findLastIndex((item) => item.id === id) ?? -1;
    const item = group?.items[at];
    if (!group || !item) continue;
    const changed = change(item);
    if (changed === item) return log;
    return {
      size: log.size,
      groups: log.groups.with(g, { id: group.id, items: group.items.with(at, changed) }),
    };
  }
  return log;
}

function insertIntoGroup<Item>(
  group: LogGroup<Item>,
  item: Item,
  order: (item: Item) => number,
): LogGroup<Item> {
  const items = [...group.items];
  let at = items.length;
  while (at > 0 && order(items[at - 1] as Item) > order(item)) at -= 1;
  items.splice(at, 0, item);
  return { id: group.id, items };
}

function splitLarge<Item extends Identified>(group: LogGroup<Item>): LogGroup<Item>[] {
  if (group.items.length <= 2 * GROUP_SIZE) return [group];
  const tail = group.items.slice(GROUP_SIZE);
  return [
    { id: group.id, items: group.items.slice(0, GROUP_SIZE) },
    { id: (tail[0] as Item).id, items: tail },
  ];
}

const first = <Item>(group: LogGroup<Item> | undefined) => group?.items[0] as Item;
const last = <Item>(group: LogGroup<Item>) => group.items.at(-1) as Item;
