import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { sourceAliases } from '../../.scripts/entries.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The tests for one engine, which `.scripts/engine.mjs` selects. */
export default defineConfig({
  root: here('../..'),
  resolve: { alias: sourceAliases },
  test: {
    include: [`demo/engines/${process.env['ENGINE']}.engine.ts`],
    reporters: ['default', here('../../.scripts/tally-reporter.mjs')],
    // Long, because the tests use real browsers and real time on a machine that may be busy.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 100 } },
  },
});
