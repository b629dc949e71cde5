import type { GroupedLog, Identified } from './grouped-log.js';

/** Removes the item that has the id; the same log when there is none. A group that becomes empty is removed too. */
export function removeFromLog<Item extends Identified>(log: GroupedLog<Item>, id: string): GroupedLog<Item> {
  const at = log.groups.findLastIndex(({ items }) => items.some((item) => item.id === id));
  const group = log.groups[at];
  if (!group) return log;
  const items = group.items.filter((item) => item.id !== id);
  const groups = items.length === 0 ? log.groups.toSpliced(at, 1) : log.groups.with(at, { ...group, items });
  return { groups, size: log.size - 1 };
}
