import type { Conversation } from '../conversation.js';

/** The name of a list in a `Conversation`. */
export type LogName = Exclude<keyof Conversation, 'version'>;

/** Some neighbouring items of one list. Groups never share an item; in the order of `index` they are the whole list. */
export interface StoredGroup {
  readonly log: LogName;
  readonly index: number;
  readonly items: readonly unknown[];
}

/** What a `ConversationStorage` has to save. Everything in it stays as it is, so it can be read later. */
export interface ConversationChange {
  /** The whole conversation. Made when it is read, O(n): for storages that cannot write a part. */
  readonly conversation: Conversation;
  /** How many groups each list has. What was saved beyond that is no longer part of it. */
  readonly lengths: Readonly<Record<LogName, number>>;
  /** The groups that are new or different since the last save that succeeded: a few, however long the conversation. */
  changed(): readonly StoredGroup[];
  /** All of them. */
  all(): readonly StoredGroup[];
}

/**
 * Where a conversation is kept: `indexedDbStorage()` of `anam-react/storage`, or your own.
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
  /** What was saved, `null` if nothing was. What it rejects with is the `cause` of `storage-load`. */
  load(): Promise<Conversation | null>;
  /**
   * Called at most once a second, and once more when the page is hidden or left; never twice at once but then. When the
   * page is left, nothing runs but what `save` does before it first waits. What it rejects with is the `cause` of
   * `storage-save`; the same is then part of the next change.
   */
  save(change: ConversationChange): Promise<void>;
  /** The conversation was cleared. */
  remove(): Promise<void>;
}
