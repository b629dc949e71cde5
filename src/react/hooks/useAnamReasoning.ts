'use client';

import { useSyncExternalStore } from 'react';
import { anamReasoning, type ReasoningClient, type Thought } from '../../core/index.js';

const none: readonly Thought[] = [];
const noSubscription = () => () => undefined;
const readNone = () => none;

/**
 * Returns the thoughts of Anam's model from your own `AnamClient`: the events `REASONING_STREAM_EVENT_RECEIVED` and
 * `REASONING_HISTORY_UPDATED` of `@anam-ai/js-sdk` ^4.27 as one immutable list, in the order of first appearance. Renders
 * at most once per frame. Needs no provider.
 *
 * Pass the client before you call `stream()`. If you pass it later, earlier thoughts arrive with the next history event.
 * Only models that Anam runs send these events, not `CUSTOMER_CLIENT_V1`.
 *
 * @example
 * function Thoughts() {
 *   const reasoning = useAnamReasoning(client);
 *   return <ReasoningHistory reasoning={reasoning} />;
 * }
 */
export function useAnamReasoning(client: ReasoningClient | null | undefined): readonly Thought[] {
  const reasoning = client ? anamReasoning(client) : null;
  const read = reasoning?.getSnapshot ?? readNone;
  return useSyncExternalStore(reasoning?.subscribe ?? noSubscription, read, read);
}
