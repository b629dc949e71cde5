import { expect, it } from 'vitest';
import * as simulator from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(simulator).toSorted()).toEqual(['createSimulator', 'scenarios', 'simulatedLlm']);
  expect(Object.keys(simulator.scenarios).toSorted()).toEqual([
    'bargeIn',
    'bargeInEventLast',
    'busy',
    'engineDies',
    'everythingTwice',
    'happyPath',
    'networkBreaks',
    'networkLost',
    'neverReady',
    'noEngine',
    'noModel',
    'noPlan',
    'noVideo',
    'reasoning',
    'secondModel',
    'serverEnds',
    'socketDrops',
    'socketRefused',
    'socketStalls',
    'spendCap',
    'tokenRefused',
    'tokenRefusedByPage',
    'usageLimit',
    'videoFreezes',
  ]);
});
