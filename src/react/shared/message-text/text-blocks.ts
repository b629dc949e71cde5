export interface TextBlock {
  /** Where it begins in the whole text. Never changes while the text grows, so it serves as a key. */
  readonly start: number;
  readonly text: string;
}

const BLOCK = 800;
/** A paragraph of this length without a line break is broken at a space. */
const LONGEST_BLOCK = 4000;

/**
 * Cuts a text into blocks, so that a growing one lays out its last block only. Blocks end at line breaks, which are
 * left out: each block is a box of its own. A text that grows changes nothing but its last block, or adds one: `known`
 * are the blocks of its beginning, which need not be cut again.
 */
export function textBlocks(text: string, known: readonly TextBlock[] = []): TextBlock[] {
  const blocks = known.slice(0, -1);
  let start = known.at(-1)?.start ?? 0;
  for (let end = blockEnd(text, start); end >= 0; end = blockEnd(text, start)) {
    blocks.push({ start, text: text.slice(start, end) });
    start = /\s/.test(text.charAt(end)) ? end + 1 : end;
  }
  blocks.push({ start, text: text.slice(start) });
  return blocks;
}

/** Where the block ends, or -1 for the last one, which may still grow. */
function blockEnd(text: string, start: number): number {
  const most = start + LONGEST_BLOCK;
  // What is farther away makes no difference, so it is not looked at.
  const reach = text.slice(start, most + 1);
  const line = reach.indexOf('\n', BLOCK);
  if (line >= 0) return start + line;
  if (text.length <= most + 1) return -1;
  const space = reach.lastIndexOf(' ');
  if (space > BLOCK) return start + space;
  // Not between the two halves of a character.
  return /[\uDC00-\uDFFF]/.test(text.charAt(most)) ? most - 1 : most;
}
