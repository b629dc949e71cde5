import { isObject, type JsonObject } from '../json.js';

/** A message of a snapshot that belongs to this response. */
export type SnapshotMessage =
  | {
      readonly role: 'assistant';
      readonly id: string;
      readonly text: string;
      readonly calls: readonly { readonly id: string; readonly name: string; readonly arguments: string }[];
    }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly text: string; readonly isError: boolean };

/** The messages after the user's last message. Earlier ones do not belong to this response, whatever their ids are. */
export function unseenIn(messages: readonly unknown[]): SnapshotMessage[] {
  const all = messages.filter(isObject);
  return all.slice(all.findLastIndex(({ role }) => role === 'user') + 1).flatMap(messageOf);
}

function messageOf(message: JsonObject): SnapshotMessage[] {
  const { role, id, content, toolCalls, toolCallId, error } = message;
  if (role === 'tool')
    return [
      { role, toolCallId: text(toolCallId), text: text(error) || text(content), isError: text(error) !== '' },
    ];
  if (role !== 'assistant') return [];
  const calls = Array.isArray(toolCalls) ? toolCalls.filter(isObject).map(callOf) : [];
  return [{ role, id: text(id), text: text(content), calls }];
}

function callOf({ id, function: body }: JsonObject) {
  const { name, arguments: args } = isObject(body) ? body : {};
  return { id: text(id), name: text(name), arguments: text(args) };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
