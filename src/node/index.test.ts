import { expect, it } from 'vitest';
import * as entry from './index.js';

it('exports what Node needs beside the handlers, and nothing else', () => {
  expect(Object.keys(entry).sort()).toEqual(['handlersFromEnv', 'remoteAddress', 'toNodeListener']);
});
