import type { SimulatorClock } from './clock.js';

/** The result of a simulated tool call: from the page, or from the engine's own tool. */
export interface ToolAnswer {
  readonly result?: unknown;
  readonly error?: string;
}

/** A `tool_result` message from the page, as the SDK sends it (4.27, `StreamingClient`). */
export interface ToolResultMessage {
  readonly tool_call_id: string;
  readonly result?: unknown;
  readonly error?: string;
}

/** Options of `SimulatedSession.callTool`: where the tool runs, and what it returns there. */
export interface ToolCallOptions {
  /** `client` runs in the page; `server` and `system` run at the engine, which only reports them. @default 'client' */
  readonly type?: 'client' | 'server' | 'system';
  /** The result of a tool that the engine runs, or the error with which that tool fails (`error`). */
  readonly result?: unknown;
  readonly error?: string;
  /** How long the engine waits for the page, in milliseconds. @default no limit */
  readonly timeoutMs?: number;
}

interface Line {
  readonly sessionId: string;
  readonly clock: SimulatorClock;
  readonly createId: () => string;
  readonly send: (messageType: string, data: object) => void;
}

/** The tool calls of the service's model: started, answered by the page or the engine, and reported as completed. */
export class ToolCalls {
  readonly #waiting = new Map<string, (answer: ToolAnswer) => void>();
  readonly #timers = new Set<unknown>();
  /** Calls that have timed out. */
  readonly #expired = new Set<string>();

  constructor(private readonly line: Line) {}

  async call(name: string, args: object, options: ToolCallOptions = {}): Promise<ToolAnswer> {
    const { type = 'client', result, error, timeoutMs = Infinity } = options;
    const { clock } = this.line;
    const id = this.line.createId();
    const answered = new Promise<ToolAnswer>((resolve) => this.#waiting.set(id, resolve));
    const tell = (messageType: string, data: object) =>
      this.line.send(messageType, {
        event_uid: this.line.createId(),
        session_id: this.line.sessionId,
        tool_call_id: id,
        tool_name: name,
        tool_type: type,
        timestamp: new Date(clock.now()).toISOString(),
        timestamp_user_action: new Date(clock.now()).toISOString(),
        user_action_correlation_id: id,
        used_outside_engine: type === 'client',
        ...data,
      });
    tell('toolCallStarted', { arguments: args });
    if (type !== 'client')
      this.accept({ tool_call_id: id, result, ...(error === undefined ? {} : { error }) });
    if (timeoutMs !== Infinity) this.#expireIn(timeoutMs, id);
    const answer = await answered;
    // The engine also reports its own result to the page (T19).
    if (answer.error === undefined) tell('toolCallCompleted', { arguments: args, result: answer.result });
    else tell('toolCallFailed', { arguments: args, error_message: answer.error });
    return answer;
  }

  /** Call it when the session has ended, so that no call waits any longer. */
  stop(): void {
    for (const timer of this.#timers) this.line.clock.clearTimeout(timer);
    this.#timers.clear();
  }

  #expireIn(ms: number, id: string): void {
    const timer = this.line.clock.setTimeout(() => {
      this.#timers.delete(timer);
      if (this.accept({ tool_call_id: id, error: `The page returned no result within ${ms} ms.` }))
        this.#expired.add(id);
    }, ms);
    this.#timers.add(timer);
  }

  /** @returns whether the result belongs to a call that is waiting or has timed out */
  accept({ tool_call_id: id, result, error }: ToolResultMessage): boolean {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(error === undefined ? { result } : { error });
    return resolve !== undefined || this.#expired.has(id);
  }
}
