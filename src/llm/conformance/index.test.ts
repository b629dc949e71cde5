import { expect, it } from 'vitest';
import { decidingChecks } from './check-report.js';
import * as conformance from './index.js';

it('exports what is documented, and nothing else', () => {
  expect(Object.keys(conformance).sort()).toEqual(['checks', 'runChecks']);
});

it('has thirty checks with numbers in order and ids of their own', () => {
  const { checks } = conformance;
  expect(checks.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1));
  expect(new Set(checks.map(({ id }) => id)).size).toBe(30);
  for (const number of decidingChecks) expect(checks.some((check) => check.number === number)).toBe(true);
});
