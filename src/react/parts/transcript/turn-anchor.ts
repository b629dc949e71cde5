import type { HeldPlace } from '../../shared/useStickToBottom.js';

/** Space above a question at the top (px). */
const ROOM = 8;

/**
 * Keeps the newest question at the top while its answer grows below it. A spacer below the messages makes this
 * possible. It disappears when the answer fills the view.
 */
export class TurnAnchor implements HeldPlace {
  #newest: string | null = null;
  #holds = false;

  /** Keeps the question of this turn at the top from now on. */
  readonly hold = (turnId: string): void => {
    this.#newest = turnId;
    this.#holds = true;
  };

  release(): void {
    this.#holds = false;
  }

  top(scroller: HTMLElement, content: HTMLElement): number | null {
    const question = this.#newest === null ? null : questionOf(content, this.#newest);
    const spacer = scroller.querySelector<HTMLElement>(':scope > [data-spacer]');
    if (!question || !spacer) return null;
    const box = content.getBoundingClientRect();
    const above = Math.max(0, question.getBoundingClientRect().top - box.top - ROOM);
    const missing = scroller.clientHeight - (box.height - above);
    spacer.style.blockSize = `${Math.max(0, missing)}px`;
    return this.#holds ? above : null;
  }
}

const questionOf = (content: HTMLElement, turnId: string) =>
  content.querySelector(`[data-turn-id="${CSS.escape(turnId)}"]`);
