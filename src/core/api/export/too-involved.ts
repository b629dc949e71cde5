/** The longest answer that is parsed, in characters. A longer one is written as plain text. */
const MOST_CHARACTERS = 50_000;
/** The most delimiter characters in an answer and in a paragraph: the parser compares all of them with each other. */
const MOST_SIGNS = 5_000;
const MOST_SIGNS_IN_BLOCK = 500;
/** The most characters at the start of a line that nest lists and quotations. */
const DEEPEST = 120;

const signs = new Set('*_~[]<`|');
const nesting = new Set(' \t>-+*');

/** Whether a text would take too long to parse, or is nested too deeply for the stack. Normal answers never are. */
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
