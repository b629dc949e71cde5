// `npm run test:oracles`: records what the real AI SDK writes and reads, and compares it with the recordings in the
// adapter's tests. Not part of `npm test`, because version 7 of `ai` needs Node 22.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const oracle = fileURLToPath(new URL('oracles/ai-sdk', import.meta.url));
const recordings = fileURLToPath(new URL('../src/llm/testing/ai-sdk', import.meta.url));
const shell = process.platform === 'win32';

/** @param {string[]} args */
const onNode22 = (args) =>
  execFileSync('npx', ['--yes', '--package=node@22', '--', ...args], {
    cwd: oracle,
    shell,
    stdio: 'inherit',
  });

/**
 * Removes values that differ between two recordings: the first line, which names the Node version, and times. Replaces
 * each generated id by its position.
 * @param {string} text
 */
function stable(text) {
  /** @type {Map<string, string>} */
  const ids = new Map();
  return text
    .slice(text.indexOf('\n'))
    .replaceAll(/"performance":\{(?:[^{}]|\{[^{}]*\})*\}/g, '"performance":{}')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/aitxt-\w{24}|(?<=[iI]d\\?":\\?")[A-Za-z0-9]{16}(?=\\?")/g, (id) => {
      const known = ids.get(id) ?? `<id ${ids.size}>`;
      ids.set(id, known);
      return known;
    });
}

onNode22(['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
let failed = 0;
const files = readdirSync(recordings).filter((name) => name.endsWith('.jsonl'));
for (const name of files) {
  const file = join(recordings, name);
  const before = readFileSync(file, 'utf8');
  try {
    onNode22(['node', 'record.mjs', name.split('.')[0] ?? '']);
    const same = stable(readFileSync(file, 'utf8')) === stable(before);
    if (!same) failed += 1;
    console.log(`${same ? '✓' : '✗'} ${name}${same ? '' : ' differs from what the package does now'}`);
  } finally {
    writeFileSync(file, before);
  }
}
console.log(`\nOracles: ${files.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
