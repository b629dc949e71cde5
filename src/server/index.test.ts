import { expect, it } from 'vitest';
import * as entry from './index.js';

it('exports the handlers, what they are given, and nothing else', () => {
  expect(Object.keys(entry).sort()).toEqual([
    'builtInLlms',
    'createEndHandler',
    'createLlmEndpoint',
    'createLlmProxy',
    'createMemoryRateLimit',
    'createSessionHandler',
    'fromRateLimiterFlexible',
  ]);
});
