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
  /** The name of the database. @default 'anam-react' */
  readonly database?: string;
}

/**
 * Saves a conversation in this browser under an id, per origin, until it is cleared or the browser needs the space. It
 * writes only changes, so a long conversation costs no more than a short one. If two tabs use the same id, a reload
 * restores the whole conversation of the tab that saved last.
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
  // `randomUUID` is not available on insecure pages.
  const owner = `${Date.now()}-${Math.random()}`;
  // Whether this page wrote last, as far as it knows. It detects another tab's write on its next save.
  let isMine = false;
  const save = async (change: ConversationChange): Promise<void> => {
    const isWhole = !isMine;
    const before = await connection.use((opened) => write(opened, { id, owner, isWhole }, change));
    isMine = isWhole || before?.owner === owner;
    // Another tab or page wrote in between, so everything is written again.
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
    // The groups are sorted by key: by list, then by index.
    transaction.objectStore('groups').getAll(groupsOf(id)),
    transaction.done,
  ]);
  if (!head) return null;
  if (head.version !== VERSION) throw new Error(`Saved by another version (${head.version}) of anam-react.`);
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
  /** Whether to write everything, not only changes. */
  readonly isWhole: boolean;
}

/**
 * Writes a change. All requests are sent immediately, and the transaction commits by itself. When a page closes,
 * Chromium drops transactions that wait for a result or for a commit. A write by another tab is therefore reported only
 * afterwards.
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
    // A partial conversation would be worse than none.
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

/** Matches all keys that begin with this id: an array sorts after every string. */
const groupsOf = (id: string) => IDBKeyRange.bound([id], [id, []]);
