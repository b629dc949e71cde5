import { expect, it } from 'vitest';
import * as simulator from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(simulator).toSorted()).toEqual(['createSimulator', 'scenarios', 'simulatedLlm']);
  expect(Object.keys(simulator.scenarios).toSorted()).toEqual([
    'answersLate',
    'answersNever',
    'bargeIn',
    'bargeInEventLast',
    'busy',
    'channelLate',
    'channelNever',
    'endsBeforeAnswer',
    'endsBeforeReady',
    'endsWhileSpeaking',
    'engineDies',
    'engineMoves',
    'everythingTwice',
    'happyPath',
    'networkBreaks',
    'networkLost',
    'neverReady',
    'noEngine',
    'noEngineAtFirst',
    'noMedia',
    'noModel',
    'noPlan',
    'noVideo',
    'reasoning',
    'secondModel',
    'serverEnds',
    'serverFault',
    'socketDrops',
    'socketRefused',
    'socketStalls',
    'spendCap',
    'tokenForbidden',
    'tokenRefused',
    'tokenRefusedByPage',
    'usageLimit',
    'videoFreezes',
  ]);
});
