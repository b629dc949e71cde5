import { listChange, type Groups, type ListChange } from './list-change.js';

interface OfTurn {
  readonly id: string;
  readonly turnId: string | null;
}

const OUTSIDE = 'outside-turns';

/** Returns the key of a turn, or of items outside any turn. */
const turnKey = ({ turnId }: Pick<OfTurn, 'turnId'>): string => turnId ?? OUTSIDE;

/** The result of an update. */
export interface TurnChanges {
  /** The turns with changes. */
  readonly keys: ReadonlySet<string>;
  /** Whether the order of the turns may have changed. */
  readonly isRegrouped: boolean;
}

/**
 * Groups the items of a list by turn, in the order in which turns first appear. If the list grew at its end or items
 * were replaced, the other items are not visited.
 */
export class ItemsByTurn<Item extends OfTurn> {
  #list: Groups<Item> = [];
  #turns = new Map<string, Item[]>();

  get keys(): Iterable<string> {
    return this.#turns.keys();
  }

  of(key: string): readonly Item[] {
    return this.#turns.get(key) ?? [];
  }

  update(list: Groups<Item>): TurnChanges {
    const change = listChange(this.#list, list);
    this.#list = list;
    const isInPlace = isReplacement(change);
    if (isInPlace) this.#replace(change);
    else if (change.atEnd) this.#replaceEnd(change);
    else this.#groupAll(list);
    const keys = new Set([...change.removed, ...change.added].map(turnKey));
    return { keys, isRegrouped: !isInPlace && !change.atEnd };
  }

  #replace({ removed, added }: ListChange<Item>): void {
    for (const [index, item] of added.entries()) {
      const items = this.#turns.get(turnKey(item));
      const at = items?.lastIndexOf(removed[index] as Item) ?? -1;
      if (items && at >= 0) items[at] = item;
    }
  }

  #replaceEnd({ removed, added }: ListChange<Item>): void {
    // The last items of a list are the last ones of their turns.
    for (const item of removed) {
      const items = this.#turns.get(turnKey(item));
      items?.pop();
      if (items?.length === 0) this.#turns.delete(turnKey(item));
    }
    for (const item of added) this.#add(item);
  }

  #groupAll(list: Groups<Item>): void {
    this.#turns = new Map();
    for (const items of list) for (const item of items) this.#add(item);
  }

  #add(item: Item): void {
    const key = turnKey(item);
    const items = this.#turns.get(key);
    if (items) items.push(item);
    else this.#turns.set(key, [item]);
  }
}

const isReplacement = <Item extends OfTurn>({ removed, added }: ListChange<Item>): boolean =>
  removed.length === added.length &&
  removed.every(({ id, turnId }, index) => id === added[index]?.id && turnId === added[index].turnId);
