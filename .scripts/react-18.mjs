// `npm run test:react18 [project] [files]`: runs the tests of hooks, parts and sessions with React 18.3, which the
// package also supports. Not part of `npm test`, because it would double its duration. Without arguments: everything
// with a DOM.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';

const folder = join(tmpdir(), 'anam-react-hosts', 'react-18');
const dependencies = { react: '18.3.1', 'react-dom': '18.3.1' };
const root = fileURLToPath(new URL('..', import.meta.url));

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'package.json'),
  JSON.stringify({ name: 'react-18', private: true, dependencies }),
);
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
  cwd: folder,
  shell: process.platform === 'win32',
  stdio: 'inherit',
});
await ensureChromium();

const args = process.argv.slice(2);
const projects =
  args.length > 0 ? args : ['--project', 'dom', '--project', 'browser', 'src/react', 'src/markdown'];
const hooks = new URL('other-react.mjs', import.meta.url).href;
const child = spawn(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...projects], {
  cwd: root,
  env: {
    ...process.env,
    REACT_FOLDER: folder,
    REACT_SETUP: fileURLToPath(new URL('react-18-is-there.ts', import.meta.url)),
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${hooks}`,
  },
  stdio: 'inherit',
});
child.on('close', (code) => (process.exitCode = code ?? 1));
