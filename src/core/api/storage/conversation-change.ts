import { conversationOf } from '../conversation.js';
import { redactStored, type RedactReasoning } from '../redact-reasoning.js';
import type { PersonaState } from '../../machine/persona-state.js';
import type { GroupedLog } from '../../machine/logs/grouped-log.js';
import { storedMessages } from './stored-files.js';
import type { ConversationChange, LogName, StoredGroup } from './conversation-storage.js';

const logsOf = ({ transcript, reasoning, toolCalls, timeline }: PersonaState) =>
  ({ messages: transcript, reasoning, toolCalls, timeline }) satisfies Record<LogName, GroupedLog<unknown>>;

type Entry = readonly [LogName, GroupedLog<unknown>];

const entriesOf = (state: PersonaState) => Object.entries(logsOf(state)) as unknown as readonly Entry[];

/** Whether the conversation changed between the two states. */
export function hasChanged(before: PersonaState, after: PersonaState): boolean {
  const saved = logsOf(before);
  return entriesOf(after).some(([log, { groups }]) => groups !== saved[log].groups);
}

/**
 * Returns the change for a storage, redacted. A group keeps its identity until an item in it changes, so changed groups
 * are found without comparing items.
 */
export function changeSince(
  saved: PersonaState,
  state: PersonaState,
  redactReasoning?: RedactReasoning,
): ConversationChange {
  const before = logsOf(saved);
  const stored = { ...state, transcript: storedMessages(state.transcript) };
  const entries = entriesOf(state);
  const saving = logsOf(stored);
  const itemsOf = (log: LogName, { items }: { readonly items: readonly unknown[] }) =>
    redactReasoning ? (redactStored({ [log]: items }, redactReasoning)[log] ?? []) : items;
  const groups = (wanted: (log: LogName, index: number, group: unknown) => boolean): StoredGroup[] =>
    entries.flatMap(([log, { groups: all }]) =>
      all.flatMap((group, index) =>
        wanted(log, index, group)
          ? [{ log, index, items: itemsOf(log, saving[log].groups[index] ?? group) }]
          : [],
      ),
    );
  return {
    get conversation() {
      const conversation = conversationOf(stored);
      return redactReasoning ? redactStored(conversation, redactReasoning) : conversation;
    },
    lengths: Object.fromEntries(entries.map(([log, { groups: all }]) => [log, all.length])) as Record<
      LogName,
      number
    >,
    changed: () => groups((log, index, group) => before[log].groups[index] !== group),
    all: () => groups(() => true),
  };
}
