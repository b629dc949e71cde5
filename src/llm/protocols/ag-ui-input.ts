import type { LlmContent, LlmContentPart, LlmMessage, LlmRequest, LlmToolCall } from '../llm-adapter.js';
import { agUiCall } from './ag-ui-calls.js';
import { graphResume } from './ag-ui-langgraph.js';
import type { AgUiThread } from './ag-ui-thread.js';

/** The messages of a run, with the agent's own ids. */
export function agUiMessages(messages: readonly LlmMessage[], thread: AgUiThread): object[] {
  return messages.flatMap((message, at) =>
    message.role === 'assistant' ? [assistantMessage(message, at, thread)] : otherMessage(message, at),
  );
}

/** Replies to the agent's interrupts: the user's decision, or cancelled if the user said something else. */
export function resumeOf({ messages }: LlmRequest, { interrupts }: AgUiThread): object[] {
  const given = new Map(
    messages.flatMap((message) =>
      message.role === 'tool' && message.approval ? [[message.approval.id, message.approval]] : [],
    ),
  );
  return interrupts.map((interruptId) => {
    const approval = given.get(interruptId);
    if (!approval) return { interruptId, status: 'cancelled' };
    const { approved, reason } = approval;
    return {
      interruptId,
      status: 'resolved',
      payload: { approved, ...(reason !== undefined && { reason }) },
    };
  });
}

/** The response to an interrupt of LangGraph before AG-UI 1.0. */
export function commandOf({ messages }: LlmRequest, { graphInterrupt: asked }: AgUiThread): object {
  const approval = messages
    .flatMap((message) => (message.role === 'tool' && message.approval) || [])
    .find(({ id }) => id === asked?.id);
  return asked && approval ? { command: { resume: graphResume(asked, approval) } } : {};
}

const idOf = ({ id }: LlmMessage, at: number): string => id ?? `message-${at}`;

function otherMessage(message: Exclude<LlmMessage, { role: 'assistant' }>, at: number): object[] {
  const id = idOf(message, at);
  if (message.role === 'system') return [{ id, role: 'system', content: message.content }];
  if (message.role === 'user') return [{ id, role: 'user', content: contentOf(message.content) }];
  // The call has no result yet.
  if (message.approval) return [];
  const { toolCallId, content, isError } = message;
  return [{ id, role: 'tool', toolCallId, content, ...(isError && { error: content }) }];
}

function assistantMessage(
  message: Extract<LlmMessage, { role: 'assistant' }>,
  at: number,
  { encrypted }: AgUiThread,
): object {
  const { content, toolCalls = [] } = message;
  const id = (content === '' ? messageOfCalls(toolCalls) : undefined) ?? idOf(message, at);
  const encryptedValue = encrypted.get(id);
  return {
    id,
    role: 'assistant',
    content: textIn(content),
    ...(toolCalls.length > 0 && { toolCalls: toolCalls.map((call) => toolCall(call, encrypted)) }),
    ...(encryptedValue !== undefined && { encryptedValue }),
  };
}

/** Returns the id of a message that has calls but no text. Only the calls contain it. */
const messageOfCalls = (calls: readonly LlmToolCall[]): string | undefined =>
  calls.flatMap((call) => agUiCall(call)?.messageId ?? [])[0];

function toolCall(
  { id, name, arguments: text }: LlmToolCall,
  encrypted: ReadonlyMap<string, string>,
): object {
  const encryptedValue = encrypted.get(id);
  return {
    id,
    type: 'function',
    function: { name, arguments: text },
    ...(encryptedValue !== undefined && { encryptedValue }),
  };
}

const textIn = (content: LlmContent): string =>
  typeof content === 'string'
    ? content
    : content.map((part) => (part.type === 'text' ? part.text : '')).join('');

const contentOf = (content: LlmContent): unknown =>
  typeof content === 'string' ? content : content.map(contentPart);

function contentPart(part: LlmContentPart): object {
  if (part.type === 'text') return part;
  const [, dataType = '', value] = /^data:([^;,]*)[^,]*;base64,(.*)$/s.exec(part.url) ?? [];
  const mimeType = part.mediaType ?? dataType;
  const source =
    value === undefined
      ? { type: 'url', value: part.url, ...(mimeType && { mimeType }) }
      : { type: 'data', value, mimeType: mimeType || 'application/octet-stream' };
  const kind = /^(image|audio|video)\//.exec(mimeType)?.[1] ?? (part.type === 'image' ? 'image' : 'document');
  return {
    type: kind,
    source,
    ...(part.type === 'file' && part.filename !== undefined && { metadata: { filename: part.filename } }),
  };
}
