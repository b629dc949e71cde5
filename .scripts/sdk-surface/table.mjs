/** @typedef {{ name: string, use: string, line: number }} Row */

const uses = ['used', 'replaced', 'onClient', 'left out'];

/**
 * Returns the rows of the tables in the text: `| name | use | why or where |`.
 * @param {string} text Markdown
 * @returns {readonly Row[]}
 */
export const readTable = (text) =>
  text.split('\n').flatMap((line, index) => {
    const [, name, use] = /^\| `([^`]+)` \| ([^|]+?) \| [^|]*\S[^|]* \|$/.exec(line) ?? [];
    return name === undefined || use === undefined ? [] : [{ name, use, line: index + 1 }];
  });

/**
 * @param {readonly Row[]} rows
 * @param {ReadonlySet<string>} surface the names that the SDK exports
 * @returns {readonly string[]} a sentence for each difference
 */
export function compareSurface(rows, surface) {
  /** @type {Set<string>} */
  const covered = new Set();
  const problems = rows.flatMap(({ name, use, line }) => {
    const names = name.endsWith('.*')
      ? [...surface].filter((one) => one === name.slice(0, -2) || one.startsWith(name.slice(0, -1)))
      : [...surface].filter((one) => one === name);
    const twice = names.filter((one) => covered.has(one));
    for (const one of names) covered.add(one);
    return [
      ...(names.length === 0
        ? [`Line ${line}: the SDK has no ${name}. Delete the row, and the code that relied on it.`]
        : []),
      ...(twice.length > 0
        ? [`Line ${line}: ${twice.join(', ')} is in an earlier row. Keep one of them.`]
        : []),
      // A new option or event in such a type would go unnoticed.
      ...(name.endsWith('.*') && use !== 'left out'
        ? [`Line ${line}: ${name} is ${use}. List its members.`]
        : []),
      ...(uses.includes(use) ? [] : [`Line ${line}: "${use}" is none of ${uses.join(', ')}.`]),
    ];
  });
  const missing = [...surface].filter((name) => !covered.has(name));
  return [
    ...problems,
    ...missing.map(
      (name) =>
        `The SDK has ${name}, which is not in the table. Decide whether the library uses it, replaces it, leaves it to \`onClient\` or leaves it out, and add a row to src/core/anam/sdk-surface.md.`,
    ),
  ];
}
