import type { LlmMessage, LlmRequest } from '../llm-adapter.js';
import { aiSdkCall } from './ai-sdk-call-data.js';
import { contentParts, stepParts, type ToolMessage } from './ui-message-parts.js';

/** An AI SDK message, as `useChat` sends it. */
export interface UiMessage {
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly parts: readonly object[];
}

interface Draft extends UiMessage {
  readonly parts: object[];
  /** The index of the last message that this draft includes. */
  last: number;
}

/**
 * The conversation in the form of `useChat`: everything that the assistant did between two messages of the user is one
 * message, with one step per request. Notes from the app go before the user's next words, because AI SDK 7 rejects
 * system messages.
 */
function drafts(messages: readonly LlmMessage[]): Draft[] {
  const results = new Map<string, ToolMessage>();
  for (const message of messages) if (message.role === 'tool') results.set(message.toolCallId, message);
  const found: Draft[] = [];
  const notes: object[] = [];
  messages.forEach((message, last) => {
    if (message.role === 'system') return void notes.push(...contentParts(message.content));
    const before = found.at(-1);
    if (message.role === 'tool') {
      if (before) before.last = last;
      return;
    }
    const { role } = message;
    const parts =
      role === 'user' ? [...notes.splice(0), ...contentParts(message.content)] : stepParts(message, results);
    if (before && before.role === role && role === 'assistant') {
      before.parts.push(...parts);
      before.last = last;
    } else if (parts.length > 0) found.push({ id: idOf(message, last), role, parts, last });
  });
  found.findLast(({ role }) => role === 'user')?.parts.push(...notes);
  return found;
}

/** The server's own id, if a call contained it. `useChat` uses it as well. */
function idOf(message: Extract<LlmMessage, { role: 'user' | 'assistant' }>, index: number): string {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  return calls.map((call) => aiSdkCall(call)?.messageId).find(Boolean) ?? message.id ?? `message-${index}`;
}

/**
 * All messages, or only those that the server has not seen. If the page sends results for calls of the last message, the
 * server continues that message, so it is sent whole.
 */
export function uiMessages({ messages, seenMessages }: LlmRequest, send: 'all' | 'last'): UiMessage[] {
  const found = drafts(messages);
  const isNew = (draft: Draft, index: number) =>
    index === found.length - 1 ||
    (seenMessages === undefined
      ? !found.slice(index).some(({ role }) => role === 'assistant')
      : draft.last >= seenMessages);
  return (send === 'all' ? found : found.filter(isNew)).map(({ id, role, parts }) => ({ id, role, parts }));
}
