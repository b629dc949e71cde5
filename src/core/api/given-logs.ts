import { logFrom } from '../machine/logs/grouped-log.js';
import type { ConversationLogs } from '../machine/persona-state.js';
import type { Conversation } from './conversation.js';

/** The latest time that a `Date` can hold, in ms since the epoch. Formatting a later one throws. */
export const LARGEST = 864e13;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The fields that a message, a part and a list item need to be shown: texts, one of several texts (`=`), times and
 * positions (`#`), and lists (`[]`).
 */
const shown: Readonly<Record<string, string>> = {
  user: 'id turnId turnIndex# createdAt# text files[]',
  persona:
    'id turnId turnIndex# createdAt# status=done,interrupted,failed,streaming written heard parts[] withdrawn[] endpointIds[]',
  reasoning: 'id status=done,interrupted,streaming text startedAt#',
  toolCalls:
    'id name arguments status=done,cancelled,failed,input-streaming,requested,awaiting-approval,running startedAt# writtenOffset#',
  timeline: 'id',
  image: 'url',
  file: 'url mediaType',
  source: 'id writtenOffset# places[]',
  data: 'id writtenOffset# name',
  places: 'start# end#',
  withdrawn: 'start# end#',
  endpointIds: 'id',
};

/**
 * Returns the lists of `advanced.conversation` for the initial state, or nothing if an item could not be shown. The
 * check is short, because every app loads it. `restoreConversation` then checks everything and reports what is wrong.
 */
export function givenLogs(given: Conversation | undefined): Partial<ConversationLogs> {
  if (!given) return {};
  try {
    return {
      transcript: logOf(given, 'messages', { status: 'interrupted', interrupted: true }),
      reasoning: logOf(given, 'reasoning', { status: 'interrupted' }),
      toolCalls: logOf(given, 'toolCalls', { status: 'cancelled' }),
      timeline: logOf(given, 'timeline', {}),
    };
  } catch {
    return {};
  }
}

/** @param cut the fields to set on an item that was running when it was saved */
function logOf(given: Conversation, list: Exclude<keyof Conversation, 'version'>, cut: Fields) {
  const items = given[list] as readonly unknown[] as readonly Fields[];
  check(items, list);
  return logFrom(items.map((item) => ({ ...item, ...(item['endedAt'] === null && cut) })) as never[]);
}

const isTime = (value: unknown) => typeof value === 'number' && Math.abs(value) <= LARGEST;

const isText = (value: unknown, allowed?: string) =>
  typeof value === 'string' && (!allowed || allowed.split(',').includes(value));

/** @throws TypeError */
function check(items: readonly Fields[], list: string): void {
  if (!Array.isArray(items)) throw new TypeError(list);
  for (const item of items)
    for (const field of (shown[list] ?? shown[String(item['role'] ?? item['type'])] ?? '').split(' ')) {
      const [key = '', kind] = field.split(/[#[=]/);
      const value = item[key];
      if (kind === ']') check(value as Fields[], key);
      else if (kind === '' ? !isTime(value) : !isText(value, kind)) throw new TypeError(field);
    }
}
