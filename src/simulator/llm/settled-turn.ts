import type { EngineMessage } from './engine-message.js';

/**
 * Returns the part of a turn that the next request contains. For an interrupted turn, this is the heard part, because
 * Anam's message history contains the spoken text (js-sdk `MessageHistoryClient`). Calls without a result are removed,
 * because every provider would refuse them.
 */
export function settledTurn(messages: readonly EngineMessage[], heard: string | null): EngineMessage[] {
  const answered = new Set(messages.flatMap((message) => (message.role === 'tool' ? [message.callId] : [])));
  let left = heard === null ? Infinity : heard.length;
  return messages.flatMap((message): EngineMessage[] => {
    if (message.role !== 'persona') return [message];
    const text = message.text.slice(0, left);
    left -= text.length;
    const calls = message.calls.filter(({ id }) => answered.has(id));
    return text.trim() === '' && calls.length === 0 ? [] : [{ ...message, text, calls }];
  });
}
