import type { Assumption } from '../assumption.js';
import { endAssumptions } from './end-assumptions.js';
import { interruptionAssumptions } from './interruption-assumptions.js';
import { serverAssumptions } from './server-assumptions.js';
import { serviceAssumptions } from './service-assumptions.js';
import { speechAssumptions } from './speech-assumptions.js';
import { startAssumptions } from './start-assumptions.js';
import { tokenAssumptions } from './token-assumptions.js';

/** Everything that `contract` checks, in the order of its table. */
export const assumptions: readonly Assumption[] = [
  ...tokenAssumptions,
  ...serviceAssumptions,
  ...startAssumptions,
  ...speechAssumptions,
  ...interruptionAssumptions,
  ...endAssumptions,
  ...serverAssumptions,
];
