// Summarizes a Vitest run in one line. Unlike Vitest's own summary, it counts files that fail to load, and errors
// outside of tests, as failed.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 * @typedef {import('vitest/node').TestModule} TestModule
 */

/** @param {Tally} tally */
export function tallyLine({ passed, failed, skipped }) {
  return `Tests: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {readonly TestModule[]} modules
 * @param {readonly unknown[]} unhandledErrors
 * @returns {Tally}
 */
export function tally(modules, unhandledErrors) {
  const sum = { passed: 0, failed: unhandledErrors.length, skipped: 0 };
  for (const module of modules) {
    if (module.errors().length > 0) sum.failed += 1;
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) sum.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      // A test that did not finish has not passed.
      sum[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return sum;
}

/** Under `npm test` the parent process prints the line, together with the other gates. */
export default class TallyReporter {
  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const sum = tally(modules, unhandledErrors);
    if (process.send) process.send({ tally: sum });
    // Prints last, because the other reporters may not have printed yet.
    else process.once('exit', () => process.stdout.write(`${tallyLine(sum)}\n`));
  }
}
