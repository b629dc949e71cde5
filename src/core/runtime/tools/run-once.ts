import type { ServiceToolCall, ToolOutcome } from '../../ports/session-port.js';

/** The number of calls per session whose results are cached. */
const REMEMBERED_CALLS = 500;

type Run = (call: ServiceToolCall) => Promise<ToolOutcome>;

/** Runs each call once. A service may report a call twice; both reports get the result of the one run. */
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
