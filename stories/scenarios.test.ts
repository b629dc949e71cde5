import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { scenarios } from 'anam-react/simulator';

it('has one story for every scenario of the simulator', () => {
  const stories = readFileSync(new URL('./Scenarios.stories.tsx', import.meta.url), 'utf8');
  const shown = [...stories.matchAll(/^export const \w+ = leadsTo\('(\w+)'/gmu)].map(([, name]) => name);
  expect(new Set(shown)).toEqual(new Set(Object.keys(scenarios)));
});
