import type { Conversation } from '../core/conversation.js';
import type {
  ConversationChange,
  ConversationStorage,
  LogName,
  StoredGroup,
} from '../core/storage/conversation-storage.js';
import { openDatabase, type ConversationDatabase, type GroupKey } from './database.js';

const VERSION = 1;

export interface IndexedDbOptions {
  /** The database. @default 'anam-react' */
  readonly database?: string;
}

/**
 * Keeps a conversation in this browser, under this id: per origin, until it is cleared or the browser needs the room.
 * Only what changed is written, so that a long conversation costs no more than a short one. Of two tabs with one id, the
 * one that wrote last is what a reload finds, whole.
 *
 * @example
 * const storage = indexedDbStorage('support'); // once, outside of components
 * <PersonaChat storage={storage} session="/api/persona/session" llm={{ client: adapter }} />
 */
export function indexedDbStorage(
  id: string,
  { database = 'anam-react' }: IndexedDbOptions = {},
): ConversationStorage {
  const owner = crypto.randomUUID();
  const within = async <Result>(work: (opened: ConversationDatabase) => Promise<Result>): Promise<Result> => {
    const opened = await openDatabase(database);
    try {
      return await work(opened);
    } finally {
      opened.close();
    }
  };
  return {
    load: () => within((opened) => load(opened, id)),
    save: (change) => within((opened) => save(opened, { id, owner }, change)),
    remove: () => within((opened) => remove(opened, id)),
  };
}

async function load(database: ConversationDatabase, id: string): Promise<Conversation | null> {
  const transaction = database.transaction(['conversations', 'groups']);
  const [head, groups] = await Promise.all([
    transaction.objectStore('conversations').get(id),
    // In the order of their keys: by list, then by index.
    transaction.objectStore('groups').getAll(groupsOf(id)),
    transaction.done,
  ]);
  if (!head) return null;
  if (head.version !== VERSION) throw new Error(`Kept by another version (${head.version}) of anam-react.`);
  const itemsOf = (log: LogName) =>
    groups.filter((group) => group.log === log).flatMap(({ items }) => items) as never[];
  return {
    version: 1,
    messages: itemsOf('messages'),
    thoughts: itemsOf('thoughts'),
    toolCalls: itemsOf('toolCalls'),
    timeline: itemsOf('timeline'),
  };
}

async function save(
  database: ConversationDatabase,
  { id, owner }: { readonly id: string; readonly owner: string },
  change: ConversationChange,
): Promise<void> {
  const transaction = database.transaction(['conversations', 'groups'], 'readwrite');
  const heads = transaction.objectStore('conversations');
  const groups = transaction.objectStore('groups');
  const head = await heads.get(id);
  const isMine = head?.owner === owner;
  const writes: Promise<unknown>[] = [];
  if (!isMine) writes.push(groups.delete(groupsOf(id)));
  for (const group of isMine ? change.changed() : change.all())
    writes.push(groups.put(group, keyOf(id, group)));
  writes.push(heads.put({ version: VERSION, owner, savedAt: Date.now() }, id));
  await Promise.all([...writes, transaction.done]);
}

async function remove(database: ConversationDatabase, id: string): Promise<void> {
  const transaction = database.transaction(['conversations', 'groups'], 'readwrite');
  await Promise.all([
    transaction.objectStore('conversations').delete(id),
    transaction.objectStore('groups').delete(groupsOf(id)),
    transaction.done,
  ]);
}

const keyOf = (id: string, { log, index }: StoredGroup): GroupKey => [id, log, index];

/** All keys that begin with this id: an array is greater than every string. */
const groupsOf = (id: string) => IDBKeyRange.bound([id], [id, []]);
