import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { PersonaState } from '../machine/persona-state.js';
import type { Thought } from '../machine/logs/thought.js';
import { noMarks, type TurnTimeline } from '../machine/timeline/turn-timeline.js';
import type { ToolCall } from '../machine/logs/tool-call.js';
import { logFrom, logItems } from '../machine/logs/grouped-log.js';
import type { TranscriptMessage } from '../machine/logs/message.js';

/**
 * What was said, heard, thought and done so far: plain data that survives `JSON.stringify`, and so a reload. Lists are
 * in the order of the store.
 */
export interface Conversation {
  readonly version: 1;
  readonly messages: readonly TranscriptMessage[];
  readonly reasoning: readonly Thought[];
  readonly toolCalls: readonly ToolCall[];
  readonly timeline: readonly TurnTimeline[];
}

/**
 * Takes down a conversation, to go on with it later by the option `conversation`. Costs O(n): call it when the page is
 * hidden or a turn has ended, not on every delta.
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
 * The logs of a store that begins with this conversation. What was going on when it was taken down has been cut off.
 * @throws PersonaError `config-invalid`
 */
export function restoreConversation(
  conversation: Conversation | undefined,
): Pick<PersonaState, 'transcript' | 'reasoning' | 'toolCalls' | 'timeline'> | undefined {
  if (conversation === undefined) return undefined;
  const { messages, reasoning: thoughts, toolCalls, timeline } = checked(conversation);
  return {
    transcript: logFrom(messages.map(closedMessage)),
    reasoning: logFrom(thoughts.map((thought) => closed(thought, 'interrupted', thought.startedAt))),
    toolCalls: logFrom(toolCalls.map((call) => closed(call, 'cancelled', call.startedAt))),
    timeline: logFrom(
      timeline.map((turn) =>
        turn.endedAt === null
          ? { ...noMarks, ...turn, endedAt: turn.lastWordAt ?? turn.startedAt, outcome: 'interrupted' }
          : { ...noMarks, ...turn },
      ),
    ),
  };
}

function checked(conversation: Conversation): Conversation {
  const isWhole =
    conversation?.version === 1 &&
    logNames.every((name) => conversation[name]?.every?.((item) => has(item, needed[name]))) &&
    conversation.messages.every((message) =>
      has(message, message.role === 'user' ? 'text' : 'written heard status'),
    );
  if (isWhole) return conversation;
  throw configError('config-invalid', {
    message: '`conversation` is not what `conversationOf()` gave: leave it out, or clear what was stored.',
  });
}

/** What is read of an item without asking whether it is there: with less, a page would fail where it is shown. */
const needed = {
  messages: 'id turnId role turnIndex createdAt',
  reasoning: 'id text status startedAt',
  toolCalls: 'id name arguments status startedAt',
  timeline: 'id turnId startedAt',
};
const logNames = Object.keys(needed) as (keyof typeof needed)[];

const has = (item: unknown, keys: string) =>
  keys
    .split(' ')
    .every(
      (key) =>
        typeof (item as Record<string, unknown> | null)?.[key] ===
        (/(At|Index)$/.test(key) ? 'number' : 'string'),
    );

function closedMessage(message: TranscriptMessage): TranscriptMessage {
  if (message.role === 'user' || message.status !== 'streaming') return message;
  return { ...message, status: 'interrupted', interrupted: true, endedAt: message.createdAt };
}

function closed<Item extends { readonly endedAt: number | null }, Status>(
  item: Item,
  status: Status,
  endedAt: number,
): Item | (Item & { status: Status; endedAt: number }) {
  return item.endedAt === null ? { ...item, status, endedAt } : item;
}
