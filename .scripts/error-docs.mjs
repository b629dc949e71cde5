// Writes the reference of errors, src/errors/README.md, from the table; with `--check` it fails when the file is stale.
// The table is TypeScript and Node may be too old to read it: Vite, which builds the package, loads it.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const target = new URL('../src/errors/README.md', import.meta.url);
const source = fileURLToPath(new URL('../src/internal/errors/error-table.ts', import.meta.url));
const marker = '<!-- From here on written by `node .scripts/error-docs.mjs`. -->\n';

/** @typedef {import('../src/internal/errors/error-entry.js').ErrorEntry} ErrorEntry */

/** @type {{ module: { errorTable: Record<string, ErrorEntry> } }} */
const {
  module: { errorTable },
} = await runnerImport(source, { configFile: false, logLevel: 'error' });

/** @param {ErrorEntry['retry']} retry */
const policy = (retry) => (typeof retry === 'string' ? `\`${retry}\`` : `after ${retry.afterMs / 1000} s`);

/** @param {[string, ErrorEntry]} row */
const row = ([code, { userMessage, advice, retry, action }]) =>
  `| \`${code}\` | ${userMessage} | ${advice.replaceAll('|', '\\|').replaceAll('<', '&lt;')} | ${policy(retry)} | ${action === 'none' ? '' : `\`${action}\``} |`;

/** @param {string} domain */
const section = (domain) =>
  [
    `## ${domain}`,
    '',
    '| code | the user reads | the developer reads | retry | offered |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries(errorTable)
      .filter(([code]) => domainOf(code) === domain)
      .map(row),
    '',
  ].join('\n');

const domainOf = (/** @type {string} */ code) => code.slice(0, code.indexOf('-'));

const domains = [...new Set(Object.keys(errorTable).map(domainOf))];
const before = readFileSync(target, 'utf8');
const intro = before.slice(0, before.indexOf(marker));
const text = `${intro}${marker}\n${domains.map(section).join('\n')}`;

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (text !== before) {
  console.error('src/errors/README.md is stale: run `node .scripts/error-docs.mjs`.');
  process.exitCode = 1;
}
