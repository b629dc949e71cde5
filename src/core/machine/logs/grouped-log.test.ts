import fc from 'fast-check';
import { expect, it } from 'vitest';
import { replaceInLog } from './change-log.js';
import { insertIntoLog } from './insert-into-log.js';
import { emptyLog, findInLog, logItems, type GroupedLog } from './grouped-log.js';

interface Row {
  readonly id: string;
  readonly order: number;
  readonly text: string;
}

const build = (orders: number[]) =>
  orders.reduce<GroupedLog<Row>>(
    (log, order, n) => insertIntoLog(log, { id: `row-${n}`, order, text: '' }, (row) => row.order),
    emptyLog,
  );

it('holds every row once, in order, equal ones as they came', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 300 }), (orders) => {
      const log = build(orders);
      const expected = orders
        .map((order, n) => ({ id: `row-${n}`, order }))
        .toSorted((a, b) => a.order - b.order);
      expect(logItems(log).map(({ id, order }) => ({ id, order }))).toEqual(expected);
      expect(log.size).toBe(orders.length);
      expect(log.groups.every((group) => group.items.length > 0 && group.items.length <= 64)).toBe(true);
      expect(new Set(log.groups.map((group) => group.id)).size).toBe(log.groups.length);
    }),
  );
});

it('changes one row and keeps the identity of every other group and row', () => {
  const log = build(Array.from({ length: 100 }, (_, n) => n));
  const changed = replaceInLog(log, 'row-50', (row) => ({ ...row, text: 'new' }));
  expect(findInLog(changed, (row) => row.id === 'row-50')?.text).toBe('new');
  expect(changed.groups.filter((group, n) => group !== log.groups[n])).toHaveLength(1);
  expect(logItems(changed).filter((row, n) => row !== logItems(log)[n])).toHaveLength(1);
});

it('is the same log when nothing changed', () => {
  const log = build([1, 2, 3]);
  expect(replaceInLog(log, 'row-1', (row) => row)).toBe(log);
  expect(replaceInLog(log, 'row-9', (row) => ({ ...row }))).toBe(log);
});
