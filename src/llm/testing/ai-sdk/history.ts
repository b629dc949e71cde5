import type { LlmMessage, LlmPart } from '../../llm-adapter.js';

type Assistant = Extract<LlmMessage, { role: 'assistant' }>;

/** Returns the history of a conversation after an answer: its text, calls and results, in order. */
export function historyOf(
  parts: readonly LlmPart[],
  approval?: { approved: boolean; reason: string },
): LlmMessage[] {
  const messages: LlmMessage[] = [];
  const step = () => {
    const last = messages.at(-1);
    if (last?.role === 'assistant') return last;
    const made: Assistant = { role: 'assistant', content: '' };
    messages.push(made);
    return made;
  };
  const replace = (old: Assistant, more: Partial<Assistant>) => {
    messages[messages.indexOf(old)] = { ...old, ...more };
  };
  const names = new Map<string, string>();
  const results: LlmMessage[] = [];
  const asked = parts.find((part) => part.type === 'tool-approval-request');
  for (const part of parts) {
    if (part.type === 'text-delta') {
      messages.push(...results.splice(0));
      const last = step();
      const id = last.id ?? part.messageId;
      replace(last, { id, content: `${last.content as string}${part.text}` });
    } else if (part.type === 'tool-call') {
      const { type: _type, ...call } = part;
      names.set(call.id, call.name);
      const last = step();
      replace(last, { toolCalls: [...(last.toolCalls ?? []), call] });
      if (asked?.id === call.id && approval)
        results.push({
          role: 'tool',
          toolCallId: call.id,
          toolName: call.name,
          content: 'Yes',
          approval: { id: asked.approvalId, providerData: asked.providerData, ...approval },
        });
      else if (!call.providerExecuted)
        results.push({ role: 'tool', toolCallId: call.id, toolName: call.name, content: '{"shown":true}' });
    } else if (part.type === 'tool-result' && !part.preliminary) {
      const { id, content, isError = false, isText, providerData } = part;
      const toolName = names.get(id) ?? '';
      results.push({ role: 'tool', toolCallId: id, toolName, content, isError, isText, providerData });
    }
  }
  return [...messages, ...results];
}
