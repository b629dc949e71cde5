/** The approval of a call that the endpoint runs: its question, and the user's response. */
export interface ToolCallApproval {
  /** The endpoint's id for its question. */
  readonly id: string;
  /** Why the endpoint asks, in its own words; missing if it did not say. */
  readonly question?: string;
  /** `null` while the user has not responded. */
  readonly approved: boolean | null;
  readonly reason?: string;
  /** Opaque data that the endpoint needs back with the response. Not saved. */
  readonly providerData?: unknown;
}

/** One tool call of a model. The shape is the same in both modes. */
export interface ToolCall {
  /** Unique in the conversation. */
  readonly id: string;
  /** The turn that the call belongs to; `null` if the service reported it outside of a turn. */
  readonly turnId: string | null;
  /** `client`: your adapter in the page. `server`: Anam's tool events. */
  readonly source: 'client' | 'server';
  readonly name: string;
  /**
   * True if the model's endpoint runs the call (a web search, one of your agent's tools, one of Anam's tools). The page
   * never runs it. False if a page tool runs it.
   */
  readonly providerExecuted: boolean;
  /** The kind of Anam's tool, in Anam's words, for example `knowledge` or `webhook`. Missing if Anam did not tell it. */
  readonly subtype?: string;
  /** JSON as the model wrote it, which may be invalid. Incomplete with the status `input-streaming`. */
  readonly arguments: string;
  /**
   * `input-streaming`: the model is still writing the arguments. `requested`: they are complete. `failed`: the model
   * got the error. `cancelled`: the turn ended before there was a result, so the call is not in the model's history.
   */
  readonly status:
    | 'input-streaming'
    | 'requested'
    | 'awaiting-approval'
    | 'running'
    | 'done'
    | 'failed'
    | 'cancelled';
  /** The result that the model got: text, or JSON as text; `null` while there is none. */
  readonly result: string | null;
  /** Whether `result` is plain text, even if it looks like JSON. Missing if unknown. */
  readonly resultIsText?: true;
  /** Whether the result of a running call is preliminary: a later one will replace it. */
  readonly preliminary?: true;
  /** Present if the endpoint asked for the user's approval of a call that it runs itself. */
  readonly approval?: ToolCallApproval;
  /** Milliseconds since the epoch, from the injected clock. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  /** How long Anam's tool ran, in milliseconds by Anam's clock: without the way to the page and back. */
  readonly executionMs?: number;
  /** Calls with the same round were made together, after this many characters of the answer. */
  readonly round: number;
  readonly writtenOffset: number;
  /** Opaque data that the endpoint needs back with the call. */
  readonly providerData?: unknown;
  /** Opaque data that the endpoint needs back with the result. */
  readonly resultProviderData?: unknown;
}
