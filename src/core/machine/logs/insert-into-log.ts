// In its own file, because only sessions insert: the first page load does not need it.
import { appendToLog } from './change-log.js';
import { GROUP_SIZE, type GroupedLog, type Identified, type LogGroup } from './grouped-log.js';

/**
 * Inserts an item at its place according to `order`, after equal items. Splits a group that has grown to over twice the
 * usual size, so that late items in the middle do not make one group ever larger.
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
  if (group && !appends) {
    groups.splice(g, 1, ...splitLarge(insertIntoGroup(group, item, order)));
    return { groups, size: log.size + 1 };
  }
  return appendToLog(log, item);
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
