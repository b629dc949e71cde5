import { causeWords } from '../../../internal/cause-words.js';
import type { PersonaFact } from '../../machine/fact.js';
import { fits } from '../../text/fits.js';
import type { Clock } from '../../ports/environment.js';
import type { ServiceToolCall, ToolOutcome } from '../../ports/session-port.js';
import { checkedArguments } from './checked-arguments.js';
import { PendingRun } from './pending-run.js';
import type { AnyPersonaTool, ToolRegistry } from './tool-registry.js';
import { ToolProblem } from './tool-problem.js';

const TIMEOUT_MS = 60_000;
const FILLER_AFTER_MS = 1_500;
export type ToolFact = Extract<PersonaFact, { type: `tool/${string}` }>;

/** Runs tools, each call once and independently of the others. Every failure becomes a message for the model. */
export class ToolRunner {
  readonly #pending = new Map<string, PendingRun>();

  constructor(
    private readonly registry: ToolRegistry,
    private readonly clock: Clock,
    private readonly dispatch: (fact: ToolFact) => void,
  ) {}

  /**
   * Resolves to the result, which is also dispatched: at the latest when the call is cancelled. Never rejects.
   * @param maxResultBytes a longer result cannot be sent to the caller, so the call fails
   */
  async run(call: ServiceToolCall, maxResultBytes = Number.POSITIVE_INFINITY): Promise<ToolOutcome> {
    const pending = new PendingRun();
    this.#pending.set(call.id, pending);
    const done = this.#attempt(call, pending).catch(toOutcome);
    const outcome = await Promise.race([done, pending.cancelled.then(toOutcome)]);
    this.#pending.delete(call.id);
    const fitting = fits(outcome.content, maxResultBytes) ? outcome : tooLong(outcome, maxResultBytes);
    this.dispatch({ type: 'tool/ended', callId: call.id, ...fitting });
    // The result is part of the conversation, even after the turn has ended.
    if (pending.isCancelled)
      void done.then((late) => {
        if (!late.failed) this.dispatch({ type: 'tool/ended', callId: call.id, ...late });
      });
    return fitting;
  }

  /** Allows or refuses a call that waits for the user. */
  settleApproval(callId: string, approved: boolean, reason?: string): void {
    this.#pending.get(callId)?.settle(approved, reason);
  }

  /**
   * Resolves the call as cancelled, because the turn has ended. If the function still completes, its result is used.
   */
  abort(callId: string): void {
    this.#pending.get(callId)?.abort();
  }

  async #attempt(call: ServiceToolCall, pending: PendingRun): Promise<ToolOutcome> {
    let tool = this.#find(call.name);
    let args = await this.#withinTime(tool, pending, () => checkedArguments(tool, call.arguments));
    if (needsApproval(tool, args)) {
      this.dispatch({ type: 'tool/approval-needed', callId: call.id });
      const { approved, reason } = await pending.approval;
      if (!approved) throw new ToolProblem(reason ?? 'The user did not allow this call.');
      // The tool may have been removed together with its component, or replaced by another one with the same name.
      const now = this.#find(call.name);
      if (now !== tool)
        args = await this.#withinTime(now, pending, () => checkedArguments(now, call.arguments));
      tool = now;
    }
    if (pending.isCancelled) throw new ToolProblem('The call was cancelled.');
    const { filler = null, fillerAfterMs = FILLER_AFTER_MS } = tool;
    this.dispatch({ type: 'tool/started', callId: call.id, filler, fillerAfterMs });
    const context = { signal: pending.signal, toolCallId: call.id };
    const value = await this.#withinTime(tool, pending, () => tool.execute(args as never, context));
    return { failed: false, content: toContent(value), isText: typeof value === 'string' };
  }

  #find(name: string): AnyPersonaTool {
    const tool = this.registry.find(name);
    if (!tool) throw new ToolProblem(`There is no tool "${name}".`);
    return tool;
  }

  #withinTime<Value>(tool: AnyPersonaTool, pending: PendingRun, start: () => Value): Promise<Awaited<Value>> {
    const ms = tool.timeoutMs ?? TIMEOUT_MS;
    return new Promise((resolve, reject) => {
      const timer = this.clock.setTimeout(() => {
        pending.stop();
        reject(new ToolProblem(`The tool did not return within ${ms} ms.`));
      }, ms);
      const settle = () => this.clock.clearTimeout(timer);
      // Clears the timer even if the function ignores its signal.
      pending.signal.addEventListener('abort', settle);
      new Promise<Awaited<Value>>((begin) => begin(start() as Awaited<Value>))
        .finally(settle)
        .then(resolve, reject);
    });
  }
}

const needsApproval = ({ needsApproval: asks }: AnyPersonaTool, args: unknown) =>
  typeof asks === 'function' ? asks(args as never) : (asks ?? false);

function toContent(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? 'Done.';
}

/** Uses only the message, because a stack or a cause may contain private data. */
function toOutcome(cause: unknown): ToolOutcome {
  return { failed: true, content: causeWords(cause) };
}

const tooLong = ({ content }: ToolOutcome, limit: number): ToolOutcome => ({
  failed: true,
  content: `The result is too long: as JSON, its ${content.length} characters take more than ${limit} bytes. Return less.`,
});
