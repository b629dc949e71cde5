import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { ConversationLogs } from '../machine/persona-state.js';
import { addUsage } from '../machine/timeline/add-usage.js';
import { logFrom, logItems, type GroupedLog } from '../machine/logs/grouped-log.js';
import type { Conversation } from './conversation.js';
import { readItem, type StoredFields } from './stored-shapes.js';

const configError = errorFactory(configErrors);

/**
 * Returns the logs of a store from a saved conversation. Every value is checked, because stored data can be
 * damaged. Unknown fields are dropped. Items that were still running become interrupted.
 *
 * @throws PersonaError `config-invalid`
 */
export function restoreConversation(conversation: Conversation): ConversationLogs {
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
