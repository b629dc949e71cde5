/** The clock of core, so that countdowns match the limits that core enforces. */
export { systemClock } from '../../core/browser/early-environment.js';
