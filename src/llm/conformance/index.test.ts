import { expect, it } from 'vitest';
import { decidingChecks } from './check-report.js';
import * as conformance from './index.js';

it('exports exactly the documented names', () => {
  expect(Object.keys(conformance).sort()).toEqual(['checks', 'runChecks']);
});

it('has checks with consecutive numbers and unique ids', () => {
  const { checks } = conformance;
  expect(checks.map(({ number }) => number)).toEqual(Array.from({ length: 31 }, (_, at) => at + 1));
  expect(new Set(checks.map(({ id }) => id)).size).toBe(31);
  for (const number of decidingChecks) expect(checks.some((check) => check.number === number)).toBe(true);
});
