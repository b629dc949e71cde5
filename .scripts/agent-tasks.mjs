// Tasks for coding agents, and checks for the agents' work.
//   node .scripts/agent-tasks.mjs                  lists the tasks
//   node .scripts/agent-tasks.mjs NAME             creates a folder with the app, TASK.md and the packed package
//   node .scripts/agent-tasks.mjs NAME FOLDER      checks the work: types, then behaviour with the simulator
//   npm run test:agents [NAME…]                    tests the checks: each rejects the untouched app and accepts a solution
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkWork } from './agent-tasks/check-work.mjs';
import { prepareWorkspace, startTask } from './agent-tasks/workspace.mjs';
import { ensureChromium } from './chromium.mjs';

const tasks = fileURLToPath(new URL('../demo/agent-tasks', import.meta.url));
const solutions = fileURLToPath(new URL('agent-tasks/solutions', import.meta.url));
const known = readdirSync(tasks, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'base')
  .map(({ name }) => name);
const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const isTest = process.argv.includes('--test');
// With `--built`, the packages from the last run are reused.
const isBuilt = process.argv.includes('--built');
const [name = '', folder] = isTest ? [] : args;
const unknown = (isTest ? args : args.slice(0, 1)).filter((one) => !known.includes(one));

/** @param {string} one */
async function testCheck(one) {
  const untouched = await checkWork(join(tasks, one), startTask(tasks, one, 'start-of-'));
  const solved = await checkWork(
    join(tasks, one),
    startTask(tasks, one, 'solution-of-', join(solutions, one)),
  );
  const isGood = untouched.problems.length > 0 && solved.problems.length === 0;
  console.log(`${isGood ? '✓' : '✗'} ${one}`);
  if (untouched.problems.length === 0) console.log('  accepts the untouched app');
  for (const problem of solved.problems) console.log(`  rejects the solution: ${problem}`);
  return isGood;
}

if (unknown.length > 0) {
  console.error(`No such task: ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exitCode = 1;
} else if (isTest) {
  await ensureChromium();
  if (!isBuilt) prepareWorkspace();
  /** @type {boolean[]} */
  const results = [];
  for (const one of args.length > 0 ? args : known) results.push(await testCheck(one));
  const failed = results.filter((ok) => !ok).length;
  console.log(`\nAgent tasks: ${results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} else if (folder) {
  await ensureChromium();
  const { passed, problems } = await checkWork(join(tasks, name), folder);
  for (const what of passed) console.log(`✓ ${what}`);
  for (const what of problems) console.log(`✗ ${what}`);
  console.log(`\n${name}: ${problems.length === 0 ? 'passed' : 'FAILED'}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} else if (name) {
  if (!isBuilt) prepareWorkspace();
  console.log(startTask(tasks, name, ''));
} else console.log(known.join('\n'));
