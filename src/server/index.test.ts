import { expect, it } from 'vitest';
import * as entry from './index.js';

it('exports the handlers and nothing else', () => {
  expect(Object.keys(entry)).toEqual(['createLlmProxy', 'createSessionHandler']);
});
