/** One thought of a model. The shape is the same in both modes. */
export interface Thought {
  readonly id: string;
  /** The turn that the thought belongs to; `null` if the service sent it outside of a turn. */
  readonly turnId: string | null;
  /** `client`: your adapter in the page. `server`: Anam's reasoning events. */
  readonly source: 'client' | 'server';
  readonly text: string;
  /**
   * How many tool calls of its turn began before the thought; missing if none did or if this is unknown. `turnWork`
   * uses it to order thoughts and calls.
   */
  readonly afterCalls?: number;
  readonly status: 'streaming' | 'done' | 'interrupted';
  /** Milliseconds since the epoch, from the injected clock. */
  readonly startedAt: number;
  readonly endedAt: number | null;
}
