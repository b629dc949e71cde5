/** Where the text is: in a code block, in inline code, in a web address. `at`: how much of the text was read. */
export interface CodeScan {
  readonly at: number;
  /** The signs that opened the code block, or `''`. */
  readonly fence: string;
  /** The number of backticks that opened inline code. */
  readonly ticks: number;
  /** Whether the line contains only white space and signs of quotes and lists so far. */
  readonly atLineStart: boolean;
  readonly inAddress: boolean;
}

export const textStart: CodeScan = { at: 0, fence: '', ticks: 0, atLineStart: true, inAddress: false };

/** Whether brackets at this position are code, or part of an address. */
export const isLiteral = ({ fence, ticks, inAddress }: CodeScan): boolean =>
  fence !== '' || ticks > 0 || inAddress;

const pieces = /\n|[^\S\n]+|`+|~+|[^\s`~]+/g;
const blockMark = /^(?:[-*+>]+|\d{1,9}[.)])$/;
const address = /:\/\/|www\.|\]\(/i;
const restIsBlank = /[^\S\n]*\n/y;
const restHasTick = /[^`\n]*`/y;

/** Reads on. The result does not depend on how the text was split, because it is split only at brackets. */
export function scanCode(scan: CodeScan, text: string): CodeScan {
  let { fence, ticks, atLineStart, inAddress } = scan;
  for (const { 0: piece, index } of text.matchAll(pieces)) {
    if (piece.trim() === '') {
      inAddress = false;
      if (piece !== '\n') continue;
      atLineStart = true;
      ticks = 0;
      continue;
    }
    const after = index + piece.length;
    if (fence !== '') {
      if (atLineStart && piece.startsWith(fence) && follows(restIsBlank, text, after)) fence = '';
    } else if (/^[`~]/.test(piece)) {
      const isBlock = atLineStart && piece.length >= 3;
      if (isBlock && !(piece.startsWith('`') && follows(restHasTick, text, after))) fence = piece;
      else if (piece.startsWith('`')) ticks = ticksAfter(ticks, piece.length, text[index - 1] === '\\');
    } else if (ticks === 0) {
      inAddress = (inAddress || address.test(piece)) && !piece.endsWith(')');
    }
    atLineStart = atLineStart && blockMark.test(piece);
  }
  return { at: scan.at + text.length, fence, ticks, atLineStart, inAddress };
}

/** An escaped backtick is no sign. Only as many backticks as the code began with end it. */
function ticksAfter(open: number, length: number, isEscaped: boolean): number {
  if (open > 0) return length === open ? 0 : open;
  return isEscaped ? length - 1 : length;
}

function follows(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
