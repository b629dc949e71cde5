import { allChecks } from './all-checks.js';
import type { CheckInfo } from './check-report.js';

export type {
  CheckGroup,
  CheckInfo,
  CheckReport,
  CheckResult,
  CheckStatus,
  Evidence,
  SpecId,
} from './check-report.js';
export type { ConnectionFacts, Probe } from './probe.js';
export { runChecks, type RunChecksOptions } from './run-checks.js';

/** All checks, in the order of the report. */
export const checks: readonly CheckInfo[] = allChecks.map(({ id, number, title, group, how }) => ({
  id,
  number,
  title,
  group,
  how,
}));
