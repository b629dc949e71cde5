import { textBlocks, type TextBlock } from './text-blocks.js';
import { pieceStarts } from './text-pieces.js';

/** Small enough to re-render with every delta, large enough that a megabyte has few of them. */
const GROUP_SIZE = 24;

/** A block, and the offsets of the pieces in which its text arrived. */
export interface GrownBlock extends TextBlock {
  /** In characters of the block, starting with 0. Pieces are appended and never change. */
  readonly pieces: readonly number[];
}

/** Consecutive blocks of a text. */
export type BlockGroup = readonly GrownBlock[];

/**
 * Splits a growing text into groups of blocks. Every group but the last keeps its identity, and only new text is split.
 */
export class GrowingBlocks {
  #text = '';
  #blocks: readonly GrownBlock[] = [];
  #groups: readonly BlockGroup[] = [];

  /**
   * Splits the text, reusing its known blocks. `byWord`: new text has one piece per word, otherwise one piece in total.
   */
  cut(text: string, byWord = false): readonly BlockGroup[] {
    if (text === this.#text && this.#groups.length > 0) return this.#groups;
    const grows = text.startsWith(this.#text);
    const known = grows ? this.#blocks : [];
    const blocks = this.#withPieces(textBlocks(text, known), known, text, byWord);
    // The last known block, and so its group, may have grown.
    const kept = Math.max(0, Math.floor((known.length - 1) / GROUP_SIZE));
    const groups: BlockGroup[] = this.#groups.slice(0, kept);
    for (let at = kept * GROUP_SIZE; at < blocks.length; at += GROUP_SIZE) {
      groups.push(blocks.slice(at, at + GROUP_SIZE));
    }
    this.#text = text;
    this.#blocks = blocks;
    this.#groups = groups;
    return groups;
  }

  #withPieces(
    blocks: TextBlock[],
    known: readonly GrownBlock[],
    text: string,
    byWord: boolean,
  ): GrownBlock[] {
    const finished = Math.max(0, known.length - 1);
    const open = known[finished];
    const starts = open ? open.pieces.map((piece) => open.start + piece) : [];
    const from = known.length > 0 ? this.#text.length : 0;
    starts.push(...(byWord ? pieceStarts(text, from) : [from]));
    let next = 0;
    const grown = blocks.slice(finished).map(({ start, text: words }) => {
      const pieces = [0];
      for (; (starts[next] ?? Infinity) < start + words.length; next += 1) {
        const at = (starts[next] ?? 0) - start;
        if (at > (pieces.at(-1) ?? 0)) pieces.push(at);
      }
      return { start, text: words, pieces };
    });
    return [...known.slice(0, finished), ...grown];
  }
}
