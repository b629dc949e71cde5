import type { GroupedLog, LogGroup, PersonaState, ReadonlyStore, Thought } from '../../core/index.js';

export interface TurnReasoning {
  /** In the order of their first appearance. */
  readonly thoughts: readonly Thought[];
  /** Whether the turn has not begun to answer yet. */
  readonly thinking: boolean;
}

const nothing: TurnReasoning = { thoughts: [], thinking: false };

type ThoughtsByTurn = ReadonlyMap<string, readonly Thought[]>;

/**
 * The thoughts of every turn, with one subscription for all readers: a delta wakes the reader of its own turn only.
 * With a subscription in every message, a page of thousands of them would run thousands of selectors a frame.
 */
export class TurnReasoningIndex {
  readonly #store: ReadonlyStore<PersonaState>;
  readonly #ofGroup = new WeakMap<LogGroup<Thought>, ThoughtsByTurn>();
  readonly #ofTurn = new Map<string, TurnReasoning>();
  readonly #listeners = new Map<string, Set<() => void>>();
  /** Changed, and their listeners not told: a read may come first, in a render, where nobody may be told. */
  readonly #untold = new Set<string>();
  #log: GroupedLog<Thought> = { groups: [], size: 0 };
  #thinkingTurn: string | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(store: ReadonlyStore<PersonaState>) {
    this.#store = store;
  }

  /** The same object until something of the turn changes. */
  read(turnId: string): TurnReasoning {
    this.#catchUp();
    return this.#ofTurn.get(turnId) ?? nothing;
  }

  subscribe(turnId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(turnId) ?? new Set();
    this.#listeners.set(turnId, listeners.add(listener));
    if (!this.#unsubscribe) {
      // Whoever begins to listen reads once more, so what came before is no news.
      this.#catchUp();
      this.#untold.clear();
      this.#unsubscribe = this.#store.subscribe(() => this.#tellListeners());
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
    const { reasoning, turn } = this.#store.getState();
    const thinkingTurn = turn.status === 'thinking' ? turn.turnId : null;
    if (reasoning === this.#log && thinkingTurn === this.#thinkingTurn) return;
    const turns = this.#turnsOfChangedGroups(reasoning);
    if (thinkingTurn !== this.#thinkingTurn) {
      for (const id of [thinkingTurn, this.#thinkingTurn]) if (id !== null) turns.add(id);
    }
    this.#log = reasoning;
    this.#thinkingTurn = thinkingTurn;
    for (const turnId of turns) if (this.#refresh(turnId)) this.#untold.add(turnId);
  }

  #tellListeners(): void {
    this.#catchUp();
    const changed = [...this.#untold];
    this.#untold.clear();
    for (const turnId of changed) for (const listener of this.#listeners.get(turnId) ?? []) listener();
  }

  #turnsOfChangedGroups(next: GroupedLog<Thought>): Set<string> {
    const turns = new Set<string>();
    const before = new Set(this.#log.groups);
    for (const group of next.groups) {
      if (before.delete(group)) continue;
      for (const turnId of this.#thoughtsOf(group).keys()) turns.add(turnId);
    }
    for (const group of before) for (const turnId of this.#thoughtsOf(group).keys()) turns.add(turnId);
    return turns;
  }

  #refresh(turnId: string): boolean {
    const before = this.#ofTurn.get(turnId) ?? nothing;
    const thoughts = this.#log.groups.flatMap((group) => this.#thoughtsOf(group).get(turnId) ?? []);
    const thinking = turnId === this.#thinkingTurn;
    if (thinking === before.thinking && sameItems(thoughts, before.thoughts)) return false;
    this.#ofTurn.set(turnId, { thoughts, thinking });
    return true;
  }

  #thoughtsOf(group: LogGroup<Thought>): ThoughtsByTurn {
    const known = this.#ofGroup.get(group);
    if (known) return known;
    const byTurn = new Map<string, Thought[]>();
    for (const thought of group.items) {
      if (thought.turnId === null) continue;
      const ofTurn = byTurn.get(thought.turnId);
      if (ofTurn) ofTurn.push(thought);
      else byTurn.set(thought.turnId, [thought]);
    }
    this.#ofGroup.set(group, byTurn);
    return byTurn;
  }
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((item, index) => item === b[index]);
