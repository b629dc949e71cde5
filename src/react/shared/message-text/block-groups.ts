import { textBlocks, type TextBlock } from './text-blocks.js';

/** Small enough to render again with every delta, large enough that a megabyte has few of them. */
const GROUP_SIZE = 24;

/** Some neighbouring blocks of a text. */
export type BlockGroup = readonly TextBlock[];

/**
 * Cuts a text into groups of blocks, over and over while it grows: every group but the last keeps its identity, and
 * only what is new is cut.
 */
export class GrowingBlocks {
  #text = '';
  #blocks: readonly TextBlock[] = [];
  #groups: readonly BlockGroup[] = [];

  cut(text: string): readonly BlockGroup[] {
    if (text === this.#text && this.#groups.length > 0) return this.#groups;
    const grows = text.startsWith(this.#text);
    const known = grows ? this.#blocks : [];
    const blocks = textBlocks(text, known);
    // The last of the known blocks may have grown, and its group with it.
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
}
