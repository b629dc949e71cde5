/** Characters of one answer that are parsed; a longer one is written as plain text. */
const MOST_CHARACTERS = 50_000;
/** Limits for delimiter characters, per answer and per paragraph: the parser compares all of them. */
const MOST_SIGNS = 5_000;
const MOST_SIGNS_IN_BLOCK = 500;
/** Limit for characters at the start of a line that nest lists and quotations. */
const DEEPEST = 120;

const signs = new Set('*_~[]<`|');
const nesting = new Set(' \t>-+*');

/** Whether a text would take a parser too long, or nest deeper than the stack. No normal answer does. */
export function isTooInvolved(text: string): boolean {
  if (text.length > MOST_CHARACTERS) return true;
  let all = 0;
  let inBlock = 0;
  for (const line of text.split('\n')) {
    let depth = 0;
    while (depth < line.length && nesting.has(line.charAt(depth))) depth += 1;
    let inLine = 0;
    for (const sign of line) if (signs.has(sign)) inLine += 1;
    inBlock = line.trim() === '' ? 0 : inBlock + inLine;
    all += inLine;
    if (depth > DEEPEST || inBlock > MOST_SIGNS_IN_BLOCK || all > MOST_SIGNS) return true;
  }
  return false;
}
