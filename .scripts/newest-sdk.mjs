// `npm run test:sdk`: runs the tests that use the Anam SDK, and the type check, with the newest SDK release in the peer
// dependency's range. Not part of `npm test`, whose result must not depend on the day.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import manifest from '../package.json' with { type: 'json' };

const name = '@anam-ai/js-sdk';
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(tmpdir(), 'anam-react-hosts', 'newest-sdk');

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const dependencies = { [name]: manifest.peerDependencies[name] };
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'sdk', private: true, dependencies }));
execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefer-online'], {
  cwd: folder,
  shell: process.platform === 'win32',
  stdio: 'inherit',
});
const { version } = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
console.log(`${name} ${version} (development: ${manifest.devDependencies[name]})`);
await ensureChromium();

writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: join(root, '.tsconfig.build.json'),
    compilerOptions: {
      noEmit: true,
      emitDeclarationOnly: false,
      declaration: false,
      rootDir: root,
      typeRoots: [join(root, 'node_modules/@types')],
      paths: {
        'livekit-client': [join(root, 'src/livekit/livekit-client-shape.d.ts')],
        [name]: [join(folder, 'node_modules', name)],
        [`${name}/*`]: [join(folder, 'node_modules', name, '*')],
      },
    },
    include: [join(root, 'src')],
    exclude: ['src/cli', '**/*.test.ts', '**/*.test.tsx', '**/testing/**'].map((path) => join(root, path)),
  }),
);
/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const runs = (args, env) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    .status === 0;

const areTypesFine = runs([join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
console.log(`${areTypesFine ? '✓' : '✗'} types`);
const areTestsFine = runs(
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    ...(process.argv.length > 2
      ? process.argv.slice(2)
      : [
          '--project',
          'unit',
          '--project',
          'browser',
          'src/core',
          'src/simulator',
          'src/voice',
          'src/elevenlabs',
        ]),
  ],
  { SDK_FOLDER: folder },
);
process.exitCode = areTypesFine && areTestsFine ? 0 : 1;
