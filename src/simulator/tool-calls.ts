/** The result of a simulated tool call: from the page, or from the engine's own tool. */
export interface ToolAnswer {
  readonly result?: unknown;
  readonly error?: string;
}

/** A `tool_result` message of the page, as the SDK sends it (4.27, `StreamingClient`). */
export interface ToolResultMessage {
  readonly tool_call_id: string;
  readonly result?: unknown;
  readonly error?: string;
}

/** Options of `callTool` of a `SimulatedSession`: where the tool runs, and what it returns there. */
export interface ToolCallOptions {
  /** `client` runs in the page; `server` and `system` run at the engine, which only reports them. @default 'client' */
  readonly type?: 'client' | 'server' | 'system';
  /** What a tool of the engine gives, or `error` what it fails with. */
  readonly result?: unknown;
  readonly error?: string;
}

interface Line {
  readonly sessionId: string;
  readonly now: () => number;
  readonly createId: () => string;
  readonly send: (messageType: string, data: object) => void;
}

/** The tool calls of the service's model: started, answered by the page or the engine, and reported as completed. */
export class ToolCalls {
  readonly #waiting = new Map<string, (answer: ToolAnswer) => void>();

  constructor(private readonly line: Line) {}

  async call(name: string, args: object, options: ToolCallOptions = {}): Promise<ToolAnswer> {
    const { type = 'client', result, error } = options;
    const id = this.line.createId();
    const answered = new Promise<ToolAnswer>((resolve) => this.#waiting.set(id, resolve));
    const tell = (messageType: string, data: object) =>
      this.line.send(messageType, {
        event_uid: this.line.createId(),
        session_id: this.line.sessionId,
        tool_call_id: id,
        tool_name: name,
        tool_type: type,
        timestamp: new Date(this.line.now()).toISOString(),
        timestamp_user_action: new Date(this.line.now()).toISOString(),
        user_action_correlation_id: id,
        used_outside_engine: type === 'client',
        ...data,
      });
    tell('toolCallStarted', { arguments: args });
    if (type !== 'client')
      this.accept({ tool_call_id: id, result, ...(error === undefined ? {} : { error }) });
    const answer = await answered;
    // The engine also reports its own result to the page (T19).
    if (answer.error === undefined) tell('toolCallCompleted', { arguments: args, result: answer.result });
    else tell('toolCallFailed', { arguments: args, error_message: answer.error });
    return answer;
  }

  /** @returns whether somebody waited for it. */
  accept({ tool_call_id: id, result, error }: ToolResultMessage): boolean {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(error === undefined ? { result } : { error });
    return resolve !== undefined;
  }
}
