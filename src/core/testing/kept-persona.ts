import { vi } from 'vitest';
import type { ConversationChange, ConversationStorage } from '../api/storage/conversation-storage.js';
import { personaHarness, type PersonaHarness } from './persona-harness.js';
import { settle } from './settle.js';
import type { Conversation } from '../api/conversation.js';
import { keepConversation } from '../api/storage/keep-conversation.js';
import type { KeepOptions } from '../api/storage/keep-options.js';

export class MemoryStorage implements ConversationStorage {
  kept: Conversation | null = null;
  readonly changes: ConversationChange[] = [];
  removed = 0;
  load = vi.fn(async () => this.kept);
  save = vi.fn(async (change: ConversationChange) => {
    this.changes.push(change);
    this.kept = structuredClone(change.conversation);
  });
  remove = vi.fn(async () => {
    this.kept = null;
  });
}

const hides = new Set<() => void>();

/** A persona with a storage. The code for saving is already loaded. */
export async function kept(
  storage: ConversationStorage,
  h = personaHarness(),
  options: Pick<KeepOptions, 'redactReasoning'> = {},
) {
  const hidden = new Set<(hidden: boolean) => void>();
  const stop = keepConversation(h.persona, storage, {
    ...options,
    clock: h.clock,
    onHidden: (callback) => {
      hidden.add(callback);
      return () => hidden.delete(callback);
    },
    onPageHide: (callback) => {
      hides.add(callback);
      return () => hides.delete(callback);
    },
  });
  await turnOver(h);
  return { h, stop, hide: () => hidden.forEach((callback) => callback(true)), listening: () => hidden.size };
}

/** Lets everything finish that is loading: the conversation, and the code for saving. */
export async function turnOver(h: PersonaHarness): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await vi.dynamicImportSettled();
    await settle();
    h.frame();
  }
}

export async function talk(h: PersonaHarness, question: string, answer: string): Promise<void> {
  h.persona.ask(question);
  await settle();
  await h.model.text(answer);
  await h.model.end();
  h.client.personaSpoke(question, answer, { endOfSpeech: true });
  await settle();
  h.frame();
}

export const textsOf = (conversation: Conversation | null) =>
  conversation?.messages.map((message) => (message.role === 'user' ? message.text : message.heard));
