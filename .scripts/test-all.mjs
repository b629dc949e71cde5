// `npm run test:all`: runs the tests that `npm test` leaves out because they install another framework, browser or
// release, or need a quiet machine. Runs them one after the other, and prints a table of results and times. With names, it runs only those: `npm
// run test:all -- registry firefox`.
import { spawnSync } from 'node:child_process';

const all = [
  'starters',
  'hosts',
  'clients',
  'registry',
  'agents',
  'react18',
  'firefox',
  'webkit',
  'oracles',
  'sdk',
  'contract',
];
const names = process.argv.slice(2);
const unknown = names.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No such tests: ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}

const rows = (names.length > 0 ? names : all).map((name) => {
  console.log(`\n── ${name}: npm run test:${name}`);
  const start = performance.now();
  const { status, signal } = spawnSync(`npm run --silent test:${name}`, { shell: true, stdio: 'inherit' });
  const seconds = Math.round((performance.now() - start) / 1000);
  return { tests: name, result: status === 0 ? 'passed' : `FAILED (${signal ?? status})`, seconds };
});
console.log();
console.table(rows);
const total = rows.reduce((sum, { seconds }) => sum + seconds, 0);
const failed = rows.filter(({ result }) => result !== 'passed').length;
console.log(`All: ${rows.length - failed} passed, ${failed} failed, in ${(total / 60).toFixed(1)} minutes`);
process.exitCode = failed > 0 ? 1 : 0;
