// `npm run test:clients`: tests the model endpoint with the newest versions of other packages' clients. They need Node
// 22, so they are not development dependencies of the root.
import { execFileSync, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = fileURLToPath(new URL('oracles/clients', import.meta.url));
const node22 = ['--yes', '--package=node@22', '--'];
const shell = process.platform === 'win32';

execFileSync('npx', [...node22, 'npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
  cwd: folder,
  shell,
  stdio: 'inherit',
});
const tests = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--project',
  'unit',
  'src/server/endpoint/clients.',
  ...process.argv.slice(2),
];
const child = spawn('npx', [...node22, 'node', ...tests], {
  cwd: root,
  env: { ...process.env, CLIENTS_FOLDER: folder },
  shell,
  stdio: 'inherit',
});
child.on('close', (code) => (process.exitCode = code ?? 1));
