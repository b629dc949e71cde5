/** The clock of core, so that what is counted down here agrees with the limits that core keeps. */
export { systemClock } from '../../core/browser/early-environment.js';
