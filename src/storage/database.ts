import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { LogName, StoredGroup } from '../core/api/storage/conversation-storage.js';

/** The data of a conversation other than its groups. */
export interface StoredHead {
  /** The version of the stored format. */
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

/** A connection that is opened when it is first needed, and gives way to another tab that brings a later version. */
export class Connection {
  #opened: ConversationDatabase | null = null;
  #opening: Promise<ConversationDatabase> | null = null;

  constructor(private readonly name: string) {}

  /** In the same task where it is open: a page that is being left gets no other. */
  async use<Result>(work: (database: ConversationDatabase) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#opened ?? (await (this.#opening ??= this.#open())));
    } catch (error) {
      // Anew the next time: Safari loses connections of a page in the background without a word.
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
