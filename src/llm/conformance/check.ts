import type { CheckInfo, Finding, SpecId } from './check-report.js';
import type { Lab } from './lab.js';

export interface Check extends CheckInfo {
  /** Only these; for others the check has no meaning. */
  readonly specs?: readonly SpecId[];
  /** Runs also when the endpoint gives no proper answer. */
  readonly always?: boolean;
  readonly run: (lab: Lab) => Finding | Promise<Finding>;
}
