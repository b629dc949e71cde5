import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LogName, StoredGroup } from '../core/storage/conversation-storage.js';

/** What is known of a conversation beside its groups. */
export interface StoredHead {
  /** Of the shape of what is stored. */
  readonly version: number;
  /** The page that wrote last: what others wrote is replaced as a whole. */
  readonly owner: string;
  /** Ms since the epoch. */
  readonly savedAt: number;
}

export type GroupKey = [conversation: string, log: LogName, index: number];

interface Schema extends DBSchema {
  conversations: { key: string; value: StoredHead };
  groups: { key: GroupKey; value: StoredGroup };
}

export type ConversationDatabase = IDBPDatabase<Schema>;

/** Opened for each use: an open connection would block another tab that brings a later version. */
export const openDatabase = (name: string): Promise<ConversationDatabase> =>
  openDB<Schema>(name, 1, {
    upgrade: (database) => {
      database.createObjectStore('conversations');
      database.createObjectStore('groups');
    },
  });
