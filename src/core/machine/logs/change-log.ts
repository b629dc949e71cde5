import { GROUP_SIZE, type GroupedLog, type Identified } from './grouped-log.js';

/** Adds an item after all others. */
export function appendToLog<Item extends Identified>(
  { groups, size }: GroupedLog<Item>,
  item: Item,
): GroupedLog<Item> {
  const group = groups.at(-1);
  return {
    groups:
      group && group.items.length < GROUP_SIZE
        ? groups.with(groups.length - 1, { id: group.id, items: [...group.items, item] })
        : [...groups, { id: item.id, items: [item] }],
    size: size + 1,
  };
}

/** Replaces the item with the id. Returns the same log if there is none or nothing changed. */
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
