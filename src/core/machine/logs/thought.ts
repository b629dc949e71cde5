/** One thought of a model, with the same shape in both modes. */
export interface Thought {
  readonly id: string;
  /** The turn of the thought; `null` if the service sent it outside of a turn. */
  readonly turnId: string | null;
  /** `client`: your adapter in the page. `server`: Anam's reasoning events. */
  readonly source: 'client' | 'server';
  readonly text: string;
  /**
   * How many tool calls of its turn began before it; missing if none did, or if unknown. `turnWork` uses it to order
   * thoughts and calls.
   */
  readonly afterCalls?: number;
  readonly status: 'streaming' | 'done' | 'interrupted';
  /** Milliseconds since the epoch, by the injected clock. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}
