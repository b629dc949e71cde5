import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import { sameData } from '../../internal/same-data.js';
import type { EarlierConversation } from '../machine/command.js';
import type { ConversationLogs } from '../machine/persona-state.js';
import { addUsage } from '../machine/timeline/add-usage.js';
import { logFrom, logItems, type GroupedLog } from '../machine/logs/grouped-log.js';
import { lastSessionOf } from '../machine/logs/service-thought-id.js';
import type { Conversation } from './conversation.js';
import { readItem, type StoredFields } from './stored-shapes.js';

const configError = errorFactory(configErrors);

/**
 * Returns the logs of a store from a saved conversation. Every value is checked, because stored data can be damaged.
 * Unknown fields are dropped. Items that were still running become interrupted. Logs and items that are already shown
 * keep their identity, so that their rows are not re-rendered.
 *
 * @throws PersonaError `config-invalid`
 */
export function restoreConversation(
  conversation: Conversation,
  shown: ConversationLogs,
): EarlierConversation {
  try {
    const logs = restoredLogs(conversation, shown);
    return { logs, lastSession: lastSessionOf(logItems(logs.reasoning)) };
  } catch (cause) {
    const message = 'The conversation is not from `conversationOf()`.';
    throw configError('config-invalid', { message, cause });
  }
}

function restoredLogs(
  { version, messages, reasoning, toolCalls, timeline }: Conversation,
  shown: ConversationLogs,
): ConversationLogs {
  if ((version as number) !== 1) throw new TypeError('version');
  const turns = restoredLog(timeline, shown.timeline, (turn) => readItem(turn, 'timeline'));
  return {
    transcript: restoredLog(messages, shown.transcript, (message) => {
      if (message.role === 'user') return readItem(message, 'user');
      const answer = readItem(message, 'persona');
      return { ...answer, interrupted: answer['status'] === 'interrupted' };
    }),
    reasoning: restoredLog(reasoning, shown.reasoning, (thought) => readItem(thought, 'reasoning')),
    toolCalls: restoredLog(toolCalls, shown.toolCalls, (call) => readItem(call, 'toolCalls')),
    timeline: turns,
    usage: logItems(turns).reduce((sum, { usage }) => addUsage(sum, usage), {}),
  };
}

function restoredLog<Item extends { readonly id: string }>(
  items: readonly Item[],
  shown: GroupedLog<Item>,
  restore: (item: Item) => StoredFields,
): GroupedLog<Item> {
  const known = new Map(logItems(shown).map((item) => [item.id as unknown, item]));
  const restored = new Map<unknown, unknown>();
  let isShown = shown.size === items.length;
  // Not `map`, because it skips holes in an array.
  for (const item of items) {
    const read = restore(item);
    const id = read['id'];
    if (restored.has(id)) throw new TypeError('id');
    const same = sameData(known.get(id), read);
    isShown &&= same;
    restored.set(id, same ? known.get(id) : read);
  }
  return isShown ? shown : logFrom([...restored.values()] as Item[]);
}
