import type { Conversation } from '../conversation.js';

/** The name of a list in a `Conversation`. */
export type LogName = Exclude<keyof Conversation, 'version'>;

/** Consecutive items of one list. Groups do not overlap; ordered by `index` they form the whole list. */
export interface StoredGroup {
  readonly log: LogName;
  readonly index: number;
  readonly items: readonly unknown[];
}

/** A change to save. It is immutable, so a storage can read it later. */
export interface ConversationChange {
  /** The whole conversation, for storages that cannot write parts. Computed on access, O(n). */
  readonly conversation: Conversation;
  /** The number of groups of each list. Delete saved groups beyond it. */
  readonly lengths: Readonly<Record<LogName, number>>;
  /** Returns the groups that changed since the last successful save: a few, even in a long conversation. */
  changed(): readonly StoredGroup[];
  /** Returns all groups. */
  all(): readonly StoredGroup[];
}

/**
 * Storage for a conversation: `indexedDbStorage()` of `anam-react/storage`, or your own.
 *
 * @example
 * const storage: ConversationStorage = {
 *   load: () => fetch('/api/conversation').then((response) => (response.status === 204 ? null : response.json())),
 *   save: ({ conversation }) =>
 *     fetch('/api/conversation', { method: 'PUT', body: JSON.stringify(conversation) }).then(() => undefined),
 *   remove: () => fetch('/api/conversation', { method: 'DELETE' }).then(() => undefined),
 * };
 */
export interface ConversationStorage {
  /** Returns the saved data, or `null`. A rejection becomes the `cause` of `storage-load`. */
  load(): Promise<Conversation | null>;
  /**
   * Called at most once per second, and additionally when the page is hidden or closed; only then can two calls
   * overlap. While the page closes, only the code before the first `await` runs. A rejection becomes the `cause` of
   * `storage-save`, and the next change includes the unsaved data.
   */
  save(change: ConversationChange): Promise<void>;
  /** Deletes the saved data. Called when the conversation is cleared. */
  remove(): Promise<void>;
}
