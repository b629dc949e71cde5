/** Brackets and the start of a string, the only relevant characters. */
const signs = () => /["[\]{}]/g;
const DEEPEST = 1_000;

/**
 * Whether JSON is nested deeper than any real value. `JSON.parse` is a hundred times slower per character for such a
 * value, because it needs memory for each open bracket. Code that walks through the value overflows the stack.
 */
export function isTooDeep(json: string): boolean {
  // A text this short is not too deep even if each character opens a bracket.
  if (json.length <= DEEPEST) return false;
  const sign = signs();
  let depth = 0;
  for (let found = sign.exec(json); found && depth <= DEEPEST; found = sign.exec(json)) {
    const [character] = found;
    if (character === '"') sign.lastIndex = endOfString(json, found.index);
    else depth += character === '[' || character === '{' ? 1 : -1;
  }
  return depth > DEEPEST;
}

function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let slash = end;
    while (json[slash - 1] === '\\') slash -= 1;
    // An even number of backslashes escape each other, so this quote ends the string.
    if ((end - slash) % 2 === 0) return end + 1;
  }
  return json.length;
}
