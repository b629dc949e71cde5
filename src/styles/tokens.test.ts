import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const css = readdirSync(folder)
  // The looks are other defaults for the same tokens.
  .filter((name) => name.endsWith('.css') && name !== 'looks-rules.css')
  .map(read)
  .join('\n');

/** Set by a part itself, not by an app. */
const internal = new Set(['--persona-level']);

/** Returns each `--persona-…` token that the styles read, with its default as in the table. */
function readTokens(): Map<string, string> {
  const tokens = new Map<string, string>();
  for (const [, name = '', fallback = ''] of css.matchAll(/var\((--persona-[a-z-]+)(?:,\s*(.*))?\);/g)) {
    const pair = /^var\(--_light, (.+?)\) var\(--_dark, (.+?)\)$/.exec(fallback);
    if (!internal.has(name)) tokens.set(name, pair ? `\`${pair[1]}\`, \`${pair[2]}\`` : `\`${fallback}\``);
  }
  return tokens;
}

describe('the table of tokens', () => {
  it('has every token that the styles read, with its default, and no other', () => {
    const rows = read('README.md').matchAll(/^\| `(--persona-[a-z-]+)` \| [^|]+ \| (.+) \|$/gm);
    const told = Object.fromEntries([...rows].map(([, name = '', value = '']) => [name, value]));
    const tokens = readTokens();
    expect(tokens.size).toBeGreaterThan(15);
    expect(told).toEqual(Object.fromEntries(tokens));
  });

  it('has every token that a look gives another default', () => {
    const known = readTokens();
    const named = [...read('looks-rules.css').matchAll(/var\((--persona-[a-z-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('is all that there is: every token is read in one place', () => {
    const tokens = [...css.matchAll(/var\((--persona-[a-z-]+)/g)].map(([, name = '']) => name);
    const names = tokens.filter((name) => !internal.has(name));
    expect(new Set(names).size).toBe(names.length);
  });
});
