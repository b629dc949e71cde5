import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('../..', import.meta.url));
// The apps are below the folder with the packages, so that one install serves all.
const workspace = join(tmpdir(), 'anam-react-agents');
const dev = manifest.devDependencies;

/** The dependencies that are installed for the tasks' apps. */
const dependencies = {
  '@anam-ai/js-sdk': dev['@anam-ai/js-sdk'],
  react: dev.react,
  'react-dom': dev['react-dom'],
  hono: dev.hono,
  zod: dev.zod,
  vite: dev.vite,
  '@vitejs/plugin-react': dev['@vitejs/plugin-react'],
  typescript: dev.typescript,
  '@types/node': dev['@types/node'],
  '@types/react': dev['@types/react'],
  '@types/react-dom': dev['@types/react-dom'],
};

/** @param {string} command @param {string} cwd */
const shell = (command, cwd) =>
  execFileSync(command, { cwd, shell: true, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** Packs the package, and installs it together with the apps' dependencies. */
export function prepareWorkspace() {
  mkdirSync(workspace, { recursive: true });
  shell('npm run --silent build', root);
  const packed = shell(`npm pack --silent --ignore-scripts --pack-destination "${workspace}"`, root).trim();
  const all = { ...dependencies, 'anam-react': `file:./${basename(packed)}` };
  writeFileSync(
    join(workspace, 'package.json'),
    JSON.stringify({ name: 'agents', private: true, type: 'module', dependencies: all }, null, 2),
  );
  // The content changes but the version does not, so npm would otherwise keep the old one.
  rmSync(join(workspace, 'node_modules/anam-react'), { recursive: true, force: true });
  rmSync(join(workspace, 'package-lock.json'), { force: true });
  shell('npm install --no-audit --no-fund --loglevel=error', workspace);
}

/**
 * Creates a task's folder: the common app, then the task's own files, then the files of a solution. Returns its path.
 * @param {string} tasks @param {string} name @param {string} prefix @param {string} [solution]
 */
export function startTask(tasks, name, prefix, solution) {
  const folder = join(workspace, `${prefix}${name}`);
  rmSync(folder, { recursive: true, force: true });
  for (const from of [join(tasks, 'base'), join(tasks, name, 'start'), solution]) {
    if (from !== undefined && existsSync(from)) cpSync(from, folder, { recursive: true });
  }
  cpSync(join(tasks, name, 'TASK.md'), join(folder, 'TASK.md'));
  return folder;
}
