import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LogName, StoredGroup } from '../core/api/storage/conversation-storage.js';

/** The data of a conversation, apart from its groups. */
export interface StoredHead {
  /** The version of the stored format. */
  readonly version: number;
  /** The page that wrote last. If another page saves, it replaces everything. */
  readonly owner: string;
  /** In milliseconds since the epoch. */
  readonly savedAt: number;
}

export type GroupKey = [conversation: string, log: LogName, index: number];

interface Schema extends DBSchema {
  conversations: { key: string; value: StoredHead };
  groups: { key: GroupKey; value: StoredGroup };
}

export type ConversationDatabase = IDBPDatabase<Schema>;

/** A database connection. It opens on first use, and closes when another tab upgrades the database. */
export class Connection {
  #opened: ConversationDatabase | null = null;
  #opening: Promise<ConversationDatabase> | null = null;

  constructor(private readonly name: string) {}

  /** Runs `work`: in the same task if the database is open, because a closing page gets no other task. */
  async use<Result>(work: (database: ConversationDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#opened ?? (await (this.#opening ??= this.#open())));
    } catch (error) {
      // The connection is reopened on next use, because Safari silently closes the connections of background pages.
      this.#close();
      throw error;
    }
  }

  async #open(): Promise<ConversationDatabase> {
    try {
      this.#opened = await openDB<Schema>(this.name, 1, {
        upgrade: (database) => {
          database.createObjectStore('conversations');
          database.createObjectStore('groups');
        },
        blocking: () => this.#close(),
        terminated: () => this.#close(),
      });
      return this.#opened;
    } finally {
      this.#opening = null;
    }
  }

  #close(): void {
    this.#opened?.close();
    this.#opened = null;
  }
}
