import type { EngineMessage } from './engine-message.js';

/**
 * What stays of a turn for the next request: of an interrupted one what was heard, as Anam's own message history holds
 * what the persona spoke (js-sdk `MessageHistoryClient`). A call without a result would be refused by every provider.
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
