import { expect, it } from 'vitest';
import { builtInLlms } from './built-in-llms.js';

const all = Object.values(builtInLlms);

it('lists each model once, and no placeholder', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.map(({ id }) => id)).not.toContain('CUSTOMER_CLIENT_V1');
});

it('describes each model and its use', () => {
  for (const { name, description, suits } of all) {
    expect([name, description, suits].every((text) => text.length > 5)).toBe(true);
  }
});
