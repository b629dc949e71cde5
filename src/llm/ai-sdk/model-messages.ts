import { isObject, parseJson } from '../json.js';
import type { LlmContent, LlmMessage, LlmToolCall } from '../llm-adapter.js';
import { aiSdkCall } from '../protocols/ai-sdk-call-data.js';

type ToolMessage = Extract<LlmMessage, { role: 'tool' }>;

/** A message for a model of the AI SDK: a `ModelMessage` of version 5, 6 or 7. */
export interface ModelMessage {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: string | readonly object[];
}

/** Converts the conversation for `streamText`. Results of calls that the provider ran stay next to their calls. */
export function modelMessages(messages: readonly LlmMessage[]): ModelMessage[] {
  const results = new Map<string, ToolMessage>();
  for (const message of messages) if (message.role === 'tool') results.set(message.toolCallId, message);
  return messages.flatMap((message): ModelMessage[] => {
    if (message.role === 'system') return [{ role: 'system', content: message.content }];
    if (message.role === 'user') return [{ role: 'user', content: contentOf(message.content) }];
    return message.role === 'assistant' ? stepOf(message, results) : [];
  });
}

const contentOf = (content: LlmContent): string | object[] =>
  typeof content === 'string' ? content : content.map(partOf);

function partOf(part: Exclude<LlmContent, string>[number]): object {
  if (part.type === 'text') return { type: 'text', text: part.text };
  const url = new URL(part.url);
  const { mediaType } = part;
  if (part.type === 'image') return { type: 'image', image: url, ...(mediaType && { mediaType }) };
  return { type: 'file', data: url, mediaType, ...(part.filename && { filename: part.filename }) };
}

/** An image that the model made is sent as a file, because the AI SDK accepts image parts only from the user. */
const madePart = (part: Exclude<LlmContent, string>[number]): object =>
  partOf(part.type === 'image' ? { ...part, type: 'file', mediaType: part.mediaType ?? 'image/*' } : part);

/** The model's answer to one request, and the results for its calls. */
function stepOf(
  { content, toolCalls = [] }: Extract<LlmMessage, { role: 'assistant' }>,
  results: ReadonlyMap<string, ToolMessage>,
): ModelMessage[] {
  const own = toolCalls.filter((call) => !call.providerExecuted || aiSdkCall(call));
  const calls = own.flatMap((call) => {
    const result = results.get(call.id);
    return result ? [{ call, result }] : [];
  });
  const words = typeof content === 'string' ? content : content.map(madePart);
  const written = [
    ...calls.flatMap(({ call }) => thoughtsOf(call)),
    ...(typeof words === 'string' ? (words === '' ? [] : [{ type: 'text', text: words }]) : words),
    ...calls.flatMap(({ call, result }) => callParts(call, result)),
  ];
  const told = calls.flatMap(({ call, result }) => toldParts(call, result));
  return [
    ...(written.length > 0 ? [{ role: 'assistant', content: written } as const] : []),
    ...(told.length > 0 ? [{ role: 'tool', content: told } as const] : []),
  ];
}

const thoughtsOf = (call: LlmToolCall): object[] =>
  (aiSdkCall(call)?.reasoning ?? []).map(({ text, providerMetadata }) => ({
    type: 'reasoning',
    text,
    providerOptions: providerMetadata,
  }));

function callParts(call: LlmToolCall, result: ToolMessage): object[] {
  const { providerExecuted, providerMetadata } = aiSdkCall(call) ?? {};
  const part = {
    type: 'tool-call',
    toolCallId: call.id,
    toolName: call.name,
    input: parseJson(call.arguments) ?? call.arguments,
    ...(providerExecuted && { providerExecuted }),
    ...(providerMetadata !== undefined && { providerOptions: providerMetadata }),
  };
  const { approval } = result;
  if (approval)
    return [
      part,
      {
        type: 'tool-approval-request',
        approvalId: approval.id,
        toolCallId: call.id,
        ...signed(approval.providerData),
      },
    ];
  return providerExecuted ? [part, resultPart(call, result)] : [part];
}

/** Returns what goes into the `tool` message for a call: the user's decision on an approval, or the result. */
function toldParts(call: LlmToolCall, result: ToolMessage): object[] {
  const { approval } = result;
  if (approval) {
    const { id, approved, reason } = approval;
    const response = { type: 'tool-approval-response', approvalId: id, approved, ...(reason && { reason }) };
    const denied = { ...resultPart(call, result), output: { type: 'execution-denied', reason } };
    return approved ? [response] : [response, denied];
  }
  return aiSdkCall(call)?.providerExecuted ? [] : [resultPart(call, result)];
}

function resultPart(call: LlmToolCall, { content, isError }: ToolMessage): object {
  const value = !isError && /^\s*[{[]/.test(content) ? parseJson(content) : undefined;
  return {
    type: 'tool-result',
    toolCallId: call.id,
    toolName: call.name,
    output:
      value === undefined
        ? { type: isError ? 'error-text' : 'text', value: content }
        : { type: 'json', value },
  };
}

/** The server's signature on its approval request. */
function signed(data: unknown): object {
  const asked = isObject(data) ? data['aiSdk'] : undefined;
  const signature = isObject(asked) ? asked['signature'] : undefined;
  return typeof signature === 'string' ? { signature } : {};
}
