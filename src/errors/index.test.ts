import { expect, it } from 'vitest';
import * as errors from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(errors).toSorted()).toEqual(['errorTable']);
});
