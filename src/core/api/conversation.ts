import type { PersonaState } from '../machine/persona-state.js';
import type { Thought } from '../machine/logs/thought.js';
import type { TurnTimeline } from '../machine/timeline/turn-timeline.js';
import type { ToolCall } from '../machine/logs/tool-call.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { TranscriptMessage } from '../machine/logs/message.js';

/**
 * Everything that was said, heard, thought and done so far, as plain data for `JSON.stringify`. Lists have the order of
 * the store.
 */
export interface Conversation {
  readonly version: 1;
  readonly messages: readonly TranscriptMessage[];
  readonly reasoning: readonly Thought[];
  readonly toolCalls: readonly ToolCall[];
  readonly timeline: readonly TurnTimeline[];
}

/**
 * Returns a conversation as data, to continue it later with the option `advanced.conversation`. Costs O(n): call it
 * when the page is hidden or a turn has ended, not on every delta.
 *
 * @example
 * sessionStorage.setItem('conversation', JSON.stringify(conversationOf(persona.store.getState())));
 */
export function conversationOf(state: PersonaState): Conversation {
  return {
    version: 1,
    messages: logItems(state.transcript),
    reasoning: logItems(state.reasoning),
    toolCalls: logItems(state.toolCalls),
    timeline: logItems(state.timeline),
  };
}
