// `npm run test:contract`: runs the whole `contract` command in Chromium against a twin of the service. Not part of
// `npm test`, because it takes a minute and its real delays need a machine with little other work.
import { spawnSync } from 'node:child_process';
import { ensureChromium } from './chromium.mjs';

await ensureChromium();
const test = 'src/cli/contract/contract-page.test.ts';
const { status } = spawnSync(`npx vitest run --project unit --testTimeout=180000 ${test}`, {
  env: { ...process.env, CONTRACT_TWIN: '1' },
  shell: true,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
