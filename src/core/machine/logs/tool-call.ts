/** One tool call of a model, with the same shape in both modes. */
export interface ToolCall {
  /** Unique in the conversation. */
  readonly id: string;
  /** The turn of the call; `null` if the service reported it outside of a turn. */
  readonly turnId: string | null;
  /** `client`: your adapter in the page. `server`: Anam's tool events. */
  readonly source: 'client' | 'server';
  readonly name: string;
  /** JSON as the model wrote it, which may be invalid. */
  readonly arguments: string;
  /**
   * `failed`: the model got the error. `cancelled`: the turn ended before there was a result, so the call is not in the
   * model's history.
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
