import type { Conversation } from '../core/api/conversation.js';
import type {
  ConversationChange,
  ConversationStorage,
  LogName,
  StoredGroup,
} from '../core/api/storage/conversation-storage.js';
import { Connection, type ConversationDatabase, type GroupKey, type StoredHead } from './database.js';

const VERSION = 1;

/** Options of `indexedDbStorage`. */
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
  const connection = new Connection(database);
  // Not `randomUUID`: a page that is not secure has none.
  const owner = `${Date.now()}-${Math.random()}`;
  // As far as this page knows. Of another tab it hears with its next save.
  let isMine = false;
  const save = async (change: ConversationChange): Promise<void> => {
    const isWhole = !isMine;
    const before = await connection.use((opened) => write(opened, { id, owner, isWhole }, change));
    isMine = isWhole || before?.owner === owner;
    // Another tab, or another page of this one, wrote in between: all of it once more.
    if (!isMine) await save(change);
  };
  return {
    load: () => connection.use((opened) => load(opened, id)),
    save,
    remove: () => {
      isMine = false;
      return connection.use((opened) => remove(opened, id));
    },
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
    reasoning: itemsOf('reasoning'),
    toolCalls: itemsOf('toolCalls'),
    timeline: itemsOf('timeline'),
  };
}

interface Writing {
  readonly id: string;
  readonly owner: string;
  /** Not only what changed. */
  readonly isWhole: boolean;
}

/**
 * All is asked for at once and committed by itself: of a page that is being left, Chromium drops a transaction that waits
 * for an answer, or to be committed. So what another tab wrote in between is told afterwards.
 */
async function write(
  database: ConversationDatabase,
  { id, owner, isWhole }: Writing,
  change: ConversationChange,
): Promise<StoredHead | undefined> {
  const transaction = database.transaction(['conversations', 'groups'], 'readwrite');
  const heads = transaction.objectStore('conversations');
  const groups = transaction.objectStore('groups');
  const before = heads.get(id);
  const asked: Promise<unknown>[] = [before, transaction.done];
  try {
    if (isWhole) asked.push(groups.delete(groupsOf(id)));
    for (const group of isWhole ? change.all() : change.changed())
      asked.push(groups.put(group, keyOf(id, group)));
    for (const [log, length] of Object.entries(change.lengths))
      asked.push(groups.delete(IDBKeyRange.bound([id, log, length], [id, log, []])));
    asked.push(heads.put({ version: VERSION, owner, savedAt: Date.now() }, id));
    transaction.commit();
  } catch (error) {
    // Half of it would be worse than nothing.
    transaction.abort();
    await Promise.allSettled(asked);
    throw error;
  }
  await Promise.all(asked);
  return before;
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
