import type { GroupedLog, PersonaState, ReadonlyStore } from '../../core/index.js';

type LogGroup<Item> = GroupedLog<Item>['groups'][number];

/** The log items of one turn. */
export interface TurnItems<Item> {
  /** In order of first appearance. */
  readonly items: readonly Item[];
  /** Whether the turn has no answer yet. */
  readonly thinking: boolean;
}

export interface OfTurn {
  readonly id: string;
  readonly turnId: string | null;
}

/** The key of items without a turn. */
export const noTurn = '';

type ItemsByTurn<Item> = ReadonlyMap<string, readonly Item[]>;

const nothing: TurnItems<never> = { items: [], thinking: false };

/**
 * Indexes a log by turn, with one subscription for all readers. A delta notifies only the readers of its turn. With one
 * subscription per message, a page of thousands of messages would run thousands of selectors per frame.
 */
export class TurnLogIndex<Item extends OfTurn> {
  readonly store: ReadonlyStore<PersonaState>;
  readonly logOf: (state: PersonaState) => GroupedLog<Item>;
  readonly #ofGroup = new WeakMap<LogGroup<Item>, ItemsByTurn<Item>>();
  readonly #ofTurn = new Map<string, TurnItems<Item>>();
  readonly #listeners = new Map<string, Set<() => void>>();
  /** Changed turns whose listeners have not been notified. A render may read first, and must not notify. */
  readonly #untold = new Set<string>();
  #log: GroupedLog<Item> = { groups: [], size: 0 };
  #thinkingTurn: string | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(store: ReadonlyStore<PersonaState>, logOf: (state: PersonaState) => GroupedLog<Item>) {
    this.store = store;
    this.logOf = logOf;
  }

  /** Returns the same object until something in the turn changes. */
  read(turnId: string): TurnItems<Item> {
    this.#catchUp();
    return this.#ofTurn.get(turnId) ?? nothing;
  }

  subscribe(turnId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(turnId) ?? new Set();
    this.#listeners.set(turnId, listeners.add(listener));
    if (!this.#unsubscribe) {
      // A new subscriber reads once more, so earlier changes need no notification.
      this.#catchUp();
      this.#untold.clear();
      this.#unsubscribe = this.store.subscribe(() => this.#tellListeners());
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(turnId);
      if (this.#listeners.size > 0) return;
      this.#unsubscribe?.();
      this.#unsubscribe = null;
    };
  }

  #catchUp(): void {
    const state = this.store.getState();
    const log = this.logOf(state);
    const thinkingTurn = state.turn.status === 'thinking' ? state.turn.turnId : null;
    if (log === this.#log && thinkingTurn === this.#thinkingTurn) return;
    const turns = this.#turnsOfChangedGroups(log);
    if (thinkingTurn !== this.#thinkingTurn) {
      for (const id of [thinkingTurn, this.#thinkingTurn]) if (id !== null) turns.add(id);
    }
    this.#log = log;
    this.#thinkingTurn = thinkingTurn;
    for (const turnId of turns) if (this.#refresh(turnId)) this.#untold.add(turnId);
  }

  #tellListeners(): void {
    this.#catchUp();
    const changed = [...this.#untold];
    this.#untold.clear();
    for (const turnId of changed) for (const listener of this.#listeners.get(turnId) ?? []) listener();
  }

  #turnsOfChangedGroups(next: GroupedLog<Item>): Set<string> {
    const turns = new Set<string>();
    const before = new Set(this.#log.groups);
    for (const group of next.groups) {
      if (before.delete(group)) continue;
      for (const turnId of this.#byTurn(group).keys()) turns.add(turnId);
    }
    for (const group of before) for (const turnId of this.#byTurn(group).keys()) turns.add(turnId);
    return turns;
  }

  #refresh(turnId: string): boolean {
    const before = this.#ofTurn.get(turnId) ?? nothing;
    const items = this.#log.groups.flatMap((group) => this.#byTurn(group).get(turnId) ?? []);
    const thinking = turnId === this.#thinkingTurn;
    const same = sameItems(items, before.items);
    if (same && thinking === before.thinking) return false;
    this.#ofTurn.set(turnId, { items: same ? before.items : items, thinking });
    return true;
  }

  #byTurn(group: LogGroup<Item>): ItemsByTurn<Item> {
    const known = this.#ofGroup.get(group);
    if (known) return known;
    const byTurn = new Map<string, Item[]>();
    for (const item of group.items) {
      const turnId = item.turnId ?? noTurn;
      const ofTurn = byTurn.get(turnId);
      if (ofTurn) ofTurn.push(item);
      else byTurn.set(turnId, [item]);
    }
    this.#ofGroup.set(group, byTurn);
    return byTurn;
  }
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, index) => item === b[index]);
