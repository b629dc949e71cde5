import type { GroupedLog, LogGroup } from '../../machine/logs/grouped-log.js';
import type { TranscriptMessage } from '../../machine/logs/message.js';

/**
 * The maximum length of all `data:` URLs in a saved conversation, in characters. Some browser storages are limited to 5
 * MB, and it is better to save a conversation without its later images than not at all.
 */
export const MOST_STORED = 4_000_000;

type Messages = GroupedLog<TranscriptMessage>;

/** Caches the size of each group by its list of items, which never changes. */
const sizes = new WeakMap<object, number>();

/** Returns the messages to save. A file over the limit gets an empty `url`. */
export function storedMessages(log: Messages): Messages {
  let used = 0;
  const groups = log.groups.map((group) => {
    const before = used;
    used += sizeOf(group);
    return used <= MOST_STORED || used === before ? group : withoutFiles(group, MOST_STORED - before);
  });
  return used <= MOST_STORED ? log : { groups, size: log.size };
}

function sizeOf({ items }: LogGroup<TranscriptMessage>): number {
  const known = sizes.get(items);
  if (known !== undefined) return known;
  let size = 0;
  for (const message of items) for (const file of filesOf(message)) size += lengthOf(file.url);
  sizes.set(items, size);
  return size;
}

function withoutFiles(group: LogGroup<TranscriptMessage>, room: number): LogGroup<TranscriptMessage> {
  let left = room;
  const fitting = <File extends { readonly url: string }>(file: File): File => {
    const length = lengthOf(file.url);
    if (length > left) return { ...file, url: '' };
    left -= length;
    return file;
  };
  const items = group.items.map((message): TranscriptMessage =>
    message.role === 'user'
      ? { ...message, files: message.files.map(fitting) }
      : { ...message, parts: message.parts.map((part) => (part.type === 'file' ? fitting(part) : part)) },
  );
  return { id: group.id, items };
}

const filesOf = (message: TranscriptMessage): readonly { readonly url: string }[] =>
  message.role === 'user'
    ? message.files
    : message.parts.flatMap((part) => (part.type === 'file' ? part : []));

const lengthOf = (url: string): number => (url.startsWith('data:') ? url.length : 0);
