import type { Clock } from '../../ports/environment.js';
import type { PersonaEvent } from '../../machine/persona-event.js';
import { problemWith } from './json-schema-check.js';
import type { AnyPersonaTool, ToolRegistry } from './tool-registry.js';
import { checkStandard, isStandardSchema } from '../../ports/standard-schema.js';

const TIMEOUT_MS = 60_000;
const FILLER_AFTER_MS = 1_500;

/** What a runner has to know of a call. */
export interface RunnableCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

export interface ToolOutcome {
  readonly failed: boolean;
  /** Told to the model. */
  readonly content: string;
}

interface Run {
  readonly controller: AbortController;
  readonly answer: (approved: boolean, reason: string | undefined) => void;
  readonly answered: Promise<{ readonly approved: boolean; readonly reason: string | undefined }>;
}

class ToolProblem extends Error {}

/** Runs tools, each call once and on its own; whatever goes wrong becomes words for the model. */
export class ToolRunner {
  readonly #runs = new Map<string, Run>();

  constructor(
    private readonly registry: ToolRegistry,
    private readonly clock: Clock,
    private readonly dispatch: (event: PersonaEvent) => void,
  ) {}

  /** Resolves with what was also dispatched; never rejects. */
  async run(call: RunnableCall): Promise<ToolOutcome> {
    const run = newRun();
    this.#runs.set(call.id, run);
    const outcome = await this.#attempt(call, run).catch(toOutcome);
    this.#runs.delete(call.id);
    this.dispatch({ type: 'tool/ended', callId: call.id, ...outcome });
    return outcome;
  }

  /** The user's answer to a call that waits for it. */
  answer(callId: string, approved: boolean, reason?: string): void {
    this.#runs.get(callId)?.answer(approved, reason);
  }

  /** Its turn is over. The function is told by its signal; should it come to its end all the same, that still counts. */
  abort(callId: string): void {
    this.#runs.get(callId)?.controller.abort();
    this.answer(callId, false, 'The conversation went on.');
  }

  async #attempt(call: RunnableCall, run: Run): Promise<ToolOutcome> {
    const tool = this.registry.find(call.name);
    if (!tool) throw new ToolProblem(`There is no tool "${call.name}".`);
    const args = await checkedArguments(tool, call.arguments);
    if (needsApproval(tool, args)) {
      this.dispatch({ type: 'tool/approval', callId: call.id });
      const { approved, reason } = await run.answered;
      if (!approved) throw new ToolProblem(reason ?? 'The user did not allow this call.');
    }
    if (run.controller.signal.aborted) throw new ToolProblem('The call was cancelled.');
    this.dispatch({
      type: 'tool/started',
      callId: call.id,
      filler: tool.filler ?? null,
      fillerAfterMs: tool.fillerAfterMs ?? FILLER_AFTER_MS,
    });
    const value = await this.#withinTime(tool, run, () =>
      tool.execute(args as never, { signal: run.controller.signal, toolCallId: call.id }),
    );
    return { failed: false, content: toContent(value) };
  }

  #withinTime(tool: AnyPersonaTool, { controller }: Run, start: () => unknown): Promise<unknown> {
    const ms = tool.timeoutMs ?? TIMEOUT_MS;
    return new Promise((resolve, reject) => {
      const timer = this.clock.setTimeout(() => {
        controller.abort();
        reject(new ToolProblem(`The tool did not answer within ${ms} ms.`));
      }, ms);
      const settle = () => this.clock.clearTimeout(timer);
      // A function that takes no notice of its signal must not keep the timer.
      controller.signal.addEventListener('abort', settle);
      new Promise((begin) => begin(start())).finally(settle).then(resolve, reject);
    });
  }
}

function newRun(): Run {
  let answer!: Run['answer'];
  const answered: Run['answered'] = new Promise((resolve) => {
    answer = (approved, reason) => resolve({ approved, reason });
  });
  return { controller: new AbortController(), answer, answered };
}

async function checkedArguments(tool: AnyPersonaTool, text: string): Promise<unknown> {
  const value = parse(text);
  const { parameters } = tool;
  if (isStandardSchema(parameters)) {
    const checked = await checkStandard(parameters, value);
    if ('problem' in checked) throw new ToolProblem(`Invalid arguments: ${checked.problem}`);
    return checked.value;
  }
  const problem = problemWith(value, { type: 'object', ...parameters });
  if (problem) throw new ToolProblem(`Invalid arguments: ${problem}`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolProblem(`Invalid arguments: this is not JSON: ${text.slice(0, 200)}`);
  }
}

const needsApproval = ({ needsApproval: asks }: AnyPersonaTool, args: unknown) =>
  typeof asks === 'function' ? asks(args as never) : (asks ?? false);

function toContent(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value) ?? 'Done.';
}

/** Only words: a stack or a cause may hold what is none of the model's business. */
function toOutcome(cause: unknown): ToolOutcome {
  return { failed: true, content: cause instanceof Error ? cause.message : String(cause) };
}
