export interface TextBlock {
  /** The offset in the whole text. It never changes while the text grows, so it serves as a key. */
  readonly start: number;
  readonly text: string;
}

const BLOCK = 800;
/** A paragraph of this length without a line break is split at a space. */
const LONGEST_BLOCK = 4000;

/**
 * Splits a text into blocks, so that only the last block of a growing text needs layout. Blocks end at line breaks,
 * which are omitted because each block has its own element. When the text grows, only the last block changes or new
 * ones are added. `known` are the blocks of its beginning, which are reused.
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

/** Returns where the block ends, or -1 for the last one, which may still grow. */
function blockEnd(text: string, start: number): number {
  const most = start + LONGEST_BLOCK;
  // Text beyond this limit does not matter, so it is not searched.
  const reach = text.slice(start, most + 1);
  const line = reach.indexOf('\n', BLOCK);
  if (line >= 0) return start + line;
  if (text.length <= most + 1) return -1;
  const space = reach.lastIndexOf(' ');
  if (space > BLOCK) return start + space;
  // Do not cut between the halves of a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(most)) ? most - 1 : most;
}
