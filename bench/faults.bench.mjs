// Measures for each fault what the user sees, how long recovery takes, and what is lost. Takes minutes, most of it
// waiting.
import { openBenchPage } from './harness/bench-page.mjs';
import { printFigure } from './harness/print-figure.mjs';

const only = process.argv.find((arg) => arg.startsWith('--only='))?.slice(7);
const { page, close } = await openBenchPage('faults', {});
/** @type {import('./faults/page.js').Row[]} */
const rows = [];

try {
  const names = await page.evaluate(() => /** @type {any} */ (globalThis).faultNames());
  for (const name of names) {
    if (only && !name.includes(only)) continue;
    const row = await page.evaluate((fault) => /** @type {any} */ (globalThis).runFault(fault), name);
    rows.push(row);
    const figure = { experiment: 'faults', variant: name, params: { path: row.path, saw: row.saw } };
    printFigure({ ...figure, metric: 'words lost', unit: 'words', value: row.lost });
    printFigure({
      ...figure,
      metric: 'left behind',
      unit: 'connections, tracks, listeners',
      value: row.leaked,
    });
    if (row.recovered !== null)
      printFigure({ ...figure, metric: 'recovered in', unit: 'ms', value: row.recovered });
  }
} finally {
  await close();
}
console.table(rows);
const bad = rows.filter(({ lost, leaked, usable }) => lost > 0 || leaked > 0 || !usable);
console.log(
  bad.length === 0
    ? 'Nothing was lost or left behind.'
    : `Not as it should be: ${bad.map(({ fault }) => fault).join(', ')}`,
);
process.exitCode = bad.length === 0 ? 0 : 1;
