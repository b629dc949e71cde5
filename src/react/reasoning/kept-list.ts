import type { ReasoningTurn } from './reasoning-turn.js';
import { sameItems } from './same-items.js';

/** Hands a list on as the one before while both hold the same turns. */
export class KeptList {
  #list: readonly ReasoningTurn[] = [];

  of(list: readonly ReasoningTurn[]): readonly ReasoningTurn[] {
    if (list !== this.#list && !sameItems(list, this.#list)) this.#list = list;
    return this.#list;
  }
}
