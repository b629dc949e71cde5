// `npm test`: the quick gates, then every test. Each gate counts as one test. The last line is always the summary.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { quickGates, runGate } from './gate.mjs';
import { ensureRedis } from './redis.mjs';
import { tallyLine } from './tally-reporter.mjs';

/** @typedef {import('./tally-reporter.mjs').Tally} Tally */

/** @param {boolean} ok */
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** @returns {Promise<Tally | null>} `null` if there is a browser, because there is then nothing to count */
async function missingBrowser() {
  try {
    await ensureChromium();
    return null;
  } catch (error) {
    console.error(`\n── browser FAILED\n${error instanceof Error ? error.message : String(error)}`);
    return one(false);
  }
}

/** Downloads Redis if it is missing. Without Redis, the tests that need it are skipped with a message. */
function fetchRedis() {
  try {
    ensureRedis();
  } catch (error) {
    console.warn(`\n── Redis MISSING\n${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<Tally>} with an additional failure if Vitest failed without reporting why
 */
function runVitest(args) {
  const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
  const child = spawn(process.execPath, [vitest, 'run', ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve) => {
    let sum = one(true);
    sum.passed = 0;
    child.on('message', (/** @type {{ tally?: Tally }} */ message) => {
      if (message.tally) sum = message.tally;
    });
    child.on('close', (code) => resolve(code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum));
  });
}

const tallies = quickGates.map((gate) => one(runGate(gate)));
const missing = await missingBrowser();
fetchRedis();
// Without a browser, the tests that do not need one still run.
const projects = missing ? ['--project', 'unit', '--project', 'dom'] : [];
console.log('\n── tests');
tallies.push(...(missing ? [missing] : []), await runVitest([...projects, ...process.argv.slice(2)]));

const total = tallies.reduce((sum, part) => ({
  passed: sum.passed + part.passed,
  failed: sum.failed + part.failed,
  skipped: sum.skipped + part.skipped,
}));
console.log(`\n${tallyLine(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
