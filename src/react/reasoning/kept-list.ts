import type { ReasoningTurn } from './reasoning-turn.js';
import { sameItems } from './same-items.js';

/** Returns the previous list if both contain the same turns. */
export class KeptList {
  #list: readonly ReasoningTurn[] = [];

  of(list: readonly ReasoningTurn[]): readonly ReasoningTurn[] {
    if (list !== this.#list && !sameItems(list, this.#list)) this.#list = list;
    return this.#list;
  }
}
