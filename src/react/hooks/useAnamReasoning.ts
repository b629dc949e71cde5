'use client';

import { useSyncExternalStore } from 'react';
import { anamReasoning, type ReasoningClient, type Thought } from '../../core/index.js';

const none: readonly Thought[] = [];
const noSubscription = () => () => undefined;
const readNone = () => none;

/**
 * Returns what Anam's model thinks, for an `AnamClient` that you made yourself. It collects the events
 * `REASONING_STREAM_EVENT_RECEIVED` and `REASONING_HISTORY_UPDATED` of `@anam-ai/js-sdk` ^4.27 in one immutable list,
 * in the order of first appearance, and renders at most once a frame. Needs no provider.
 *
 * Give it the client before you call `stream()`; later, what was thought before comes with the next history event.
 * Only models that Anam runs send these events, not `CUSTOMER_CLIENT_V1`.
 *
 * @example
 * const reasoning = useAnamReasoning(client);
 * return <ReasoningHistory reasoning={reasoning} />;
 */
export function useAnamReasoning(client: ReasoningClient | null | undefined): readonly Thought[] {
  const reasoning = client ? anamReasoning(client) : null;
  const read = reasoning?.getSnapshot ?? readNone;
  return useSyncExternalStore(reasoning?.subscribe ?? noSubscription, read, read);
}
