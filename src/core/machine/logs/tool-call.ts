/** One call of a tool by a model. The same shape whoever called the model. */
export interface ToolCall {
  /** Unique in the conversation. */
  readonly id: string;
  /** The turn in which the model called it; `null` when the service told of it outside any turn. */
  readonly turnId: string | null;
  /** `client`: your adapter in the page. `server`: Anam's tool events. */
  readonly source: 'client' | 'server';
  readonly name: string;
  /** JSON as the model wrote it, which may be invalid. */
  readonly arguments: string;
  /**
   * `failed`: the model was told what went wrong. `cancelled`: the turn ended before there was a result; the model
   * never hears of the call.
   */
  readonly status: 'requested' | 'awaiting-approval' | 'running' | 'done' | 'failed' | 'cancelled';
  /** What the model was given: text, or JSON as text; `null` while there is none. */
  readonly result: string | null;
  /** Milliseconds since the epoch, by the injected clock. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** Calls of one round were made together, after this many characters of the answer. */
  readonly round: number;
  readonly writtenOffset: number;
  /** What the model's endpoint wants back with the call. */
  readonly providerData?: unknown;
}
