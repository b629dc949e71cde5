import type { CheckInfo, Finding, SpecId } from './check-report.js';
import type { Lab } from './lab.js';

export interface Check extends CheckInfo {
  /** The specs that the check applies to; all of them if absent. */
  readonly specs?: readonly SpecId[];
  /** Also runs if the endpoint returns no valid response. */
  readonly always?: boolean;
  readonly run: (lab: Lab) => Finding | Promise<Finding>;
}
