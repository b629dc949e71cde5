import type { ServiceToolCall, ToolOutcome } from '../../ports/session-port.js';

/** Calls of a session whose results are remembered. */
const REMEMBERED_CALLS = 500;

type Run = (call: ServiceToolCall) => Promise<ToolOutcome>;

/** A service may tell of one call twice; the second time gets the result of the first, and nothing runs again. */
export function runOnce(run: Run): Run {
  const outcomes = new Map<string, Promise<ToolOutcome>>();
  return (call) => {
    const known = outcomes.get(call.id);
    if (known) return known;
    const outcome = run(call);
    outcomes.set(call.id, outcome);
    const [oldest] = outcomes.keys();
    if (outcomes.size > REMEMBERED_CALLS && oldest !== undefined) outcomes.delete(oldest);
    return outcome;
  };
}
