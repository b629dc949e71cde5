// `npm run test:firefox` and `npm run test:webkit`: test the demo in another browser engine. Not part of `npm test`,
// because they need browsers that not every system has.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureFirefox } from './firefox.mjs';
import { ensureWebKit } from './webkit.mjs';

const [engine = '', ...rest] = process.argv.slice(2);

/** @returns {Record<string, string>} the environment variables that tell the tests where the browser is */
function browserOf() {
  if (engine === 'webkit') return { WEBKIT_PROGRAMS: JSON.stringify(ensureWebKit()) };
  return { FIREFOX_BROWSER: JSON.stringify(ensureFirefox()) };
}

try {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const vitest = `${root}node_modules/vitest/vitest.mjs`;
  const args = ['run', '--config', 'demo/engines/vitest.config.ts', ...rest];
  const child = spawn(process.execPath, [vitest, ...args], {
    cwd: root,
    env: { ...process.env, ENGINE: engine, ...browserOf() },
    stdio: 'inherit',
  });
  child.on('close', (code) => (process.exitCode = code ?? 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('Tests: 0 passed, 1 failed');
  process.exitCode = 1;
}
