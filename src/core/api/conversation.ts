import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { ConversationLogs, PersonaState } from '../machine/persona-state.js';
import type { Thought } from '../machine/logs/thought.js';
import type { TurnTimeline } from '../machine/timeline/turn-timeline.js';
import type { ToolCall } from '../machine/logs/tool-call.js';
import { addUsage } from '../machine/timeline/add-usage.js';
import { logFrom, logItems, type GroupedLog } from '../machine/logs/grouped-log.js';
import type { TranscriptMessage } from '../machine/logs/message.js';
import { readItem, type StoredFields } from './stored-shapes.js';

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
 * Returns a conversation as data, to continue it later with the option `advanced.conversation`. Costs O(n): call it when
 * the page is hidden or a turn has ended, not on every delta.
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

const configError = errorFactory(configErrors);

/**
 * Returns the initial logs of a store from a saved conversation. Every value is checked, because stored data can be
 * damaged. Unknown fields are dropped. Items that were still running become interrupted.
 *
 * @throws PersonaError `config-invalid`
 */
export function restoreConversation(conversation: Conversation | undefined): ConversationLogs | undefined {
  if (conversation === undefined) return undefined;
  try {
    return restoredLogs(conversation);
  } catch (cause) {
    const message = 'The conversation is not from `conversationOf()`.';
    throw configError('config-invalid', { message, cause });
  }
}

function restoredLogs({ version, messages, reasoning, toolCalls, timeline }: Conversation): ConversationLogs {
  if ((version as number) !== 1) throw new TypeError('version');
  const turns = restoredLog(timeline, (turn) => readItem(turn, 'timeline'));
  return {
    transcript: restoredLog(messages, (message) => {
      if (message.role === 'user') return readItem(message, 'user');
      const answer = readItem(message, 'persona');
      return { ...answer, interrupted: answer['status'] === 'interrupted' };
    }),
    reasoning: restoredLog(reasoning, (thought) => readItem(thought, 'reasoning')),
    toolCalls: restoredLog(toolCalls, (call) => readItem(call, 'toolCalls')),
    timeline: turns,
    usage: logItems(turns).reduce((sum, { usage }) => addUsage(sum, usage), {}),
  };
}

function restoredLog<Item extends { readonly id: string }>(
  items: readonly Item[],
  restore: (item: Item) => StoredFields,
): GroupedLog<Item> {
  const restored = new Map<unknown, unknown>();
  // Not `map`, because it skips holes in an array.
  for (const item of items) {
    const read = restore(item);
    if (restored.has(read['id'])) throw new TypeError('id');
    restored.set(read['id'], read);
  }
  return logFrom([...restored.values()] as Item[]);
}
