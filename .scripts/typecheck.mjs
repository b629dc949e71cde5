// Checks every tsconfig: each layer with the rules of its folder, then everything together, including tests and
// scripts.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = `${root}/node_modules/typescript/bin/tsc`;
const layers = readdirSync(`${root}/src`)
  .map((layer) => `src/${layer}/tsconfig.json`)
  .filter((path) => existsSync(`${root}/${path}`));

/**
 * @param {string} project
 * @returns {Promise<{ project: string, output: string, ok: boolean }>}
 */
function check(project) {
  const child = spawn(process.execPath, [tsc, '-p', project, '--pretty'], { cwd: root });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ project, output: error.message, ok: false }));
    child.on('close', (code) => resolve({ project, output, ok: code === 0 }));
  });
}

const results = await Promise.all(['tsconfig.json', ...layers].map(check));
for (const { project, output, ok } of results) if (!ok) console.error(`${project}\n${output}`);
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
