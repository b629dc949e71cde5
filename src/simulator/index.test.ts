import { expect, it } from 'vitest';
import * as simulator from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(simulator).toSorted()).toEqual(['createSimulator', 'scenarios', 'simulatedLlm']);
  expect(Object.keys(simulator.scenarios).toSorted()).toEqual([
    'bargeIn',
    'bargeInEventLast',
    'busy',
    'happyPath',
    'noModel',
    'reasoning',
    'secondModel',
    'serverEnds',
    'socketDrops',
    'tokenRefused',
  ]);
});
