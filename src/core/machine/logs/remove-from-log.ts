import type { GroupedLog, Identified } from './grouped-log.js';

/** Removes the item with the id, and its group if it becomes empty. Returns the same log if there is no such item. */
export function removeFromLog<Item extends Identified>(log: GroupedLog<Item>, id: string): GroupedLog<Item> {
  const at = log.groups.findLastIndex(({ items }) => items.some((item) => item.id === id));
  const group = log.groups[at];
  if (!group) return log;
  const items = group.items.filter((item) => item.id !== id);
  const groups = items.length === 0 ? log.groups.toSpliced(at, 1) : log.groups.with(at, { ...group, items });
  return { groups, size: log.size - 1 };
}
