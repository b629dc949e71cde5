import { expect, it } from 'vitest';
import * as entry from './index.js';

it('exports `defineTool` and nothing else', () => {
  expect(Object.keys(entry)).toEqual(['defineTool']);
});
