import { expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import { versions } from './starter-versions.js';

it('gives starters the versions that this repository is tested with', () => {
  const own = { ...manifest.devDependencies, 'playwright-core': manifest.devDependencies.playwright };
  const shared = Object.entries(versions).flatMap(([name, range]) => {
    const tested = own[name as keyof typeof own] as string | undefined;
    return tested === undefined || name === 'typescript'
      ? []
      : [[name, range, `^${tested.replace('^', '')}`]];
  });
  expect(shared.length).toBeGreaterThan(10);
  for (const [, range, tested] of shared) expect(range).toBe(tested);
});
