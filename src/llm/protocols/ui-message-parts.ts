import { isObject, parseJson } from '../json.js';
import type { LlmContent, LlmMessage, LlmToolCall } from '../llm-adapter.js';
import { aiSdkCall } from './ai-sdk-call-data.js';

export type ToolMessage = Extract<LlmMessage, { role: 'tool' }>;

/** Text and files. */
export function contentParts(content: LlmContent): object[] {
  const parts = typeof content === 'string' ? [{ type: 'text', text: content } as const] : content;
  return parts.flatMap((part): object[] => {
    if (part.type === 'text') return part.text === '' ? [] : [part];
    const { url, mediaType = /^data:([^;,]+)/.exec(url)?.[1] ?? 'image/*' } = part;
    return [{ type: 'file', mediaType, filename: 'filename' in part ? part.filename : undefined, url }];
  });
}

/** The text and calls of the assistant after one request, without calls that have no result or ran elsewhere. */
export function stepParts(
  { content, toolCalls = [] }: Extract<LlmMessage, { role: 'assistant' }>,
  results: ReadonlyMap<string, ToolMessage>,
): object[] {
  const own = toolCalls.filter((call) => !call.providerExecuted || aiSdkCall(call));
  const calls = own.flatMap((call) => {
    const result = results.get(call.id);
    return result ? [callPart(call, result)] : [];
  });
  const thoughts = own.flatMap((call) => aiSdkCall(call)?.reasoning ?? []);
  const parts = [...thoughts.map(thoughtPart), ...contentParts(content), ...calls];
  return parts.length > 0 ? [{ type: 'step-start' }, ...parts] : [];
}

const thoughtPart = (thought: object) => ({ type: 'reasoning', ...thought });

function callPart(call: LlmToolCall, result: ToolMessage): object {
  const { dynamic, providerExecuted, providerMetadata, toolMetadata } = aiSdkCall(call) ?? {};
  return {
    type: dynamic ? 'dynamic-tool' : `tool-${call.name}`,
    toolName: dynamic && call.name,
    toolCallId: call.id,
    input: parseJson(call.arguments) ?? call.arguments,
    providerExecuted,
    callProviderMetadata: providerMetadata,
    toolMetadata,
    ...outcome(result),
  };
}

function outcome({ approval, content, isError, isText, providerData: ofResult }: ToolMessage): object {
  if (approval) {
    const { id, approved, reason, providerData } = approval;
    return { state: 'approval-responded', approval: { ...asked(providerData), id, approved, reason } };
  }
  const resultProviderMetadata = isObject(ofResult) ? ofResult['aiSdk'] : undefined;
  if (isError) return { state: 'output-error', errorText: content, resultProviderMetadata };
  return {
    state: 'output-available',
    resultProviderMetadata,
    output: !isText && /^\s*[{[]/.test(content) ? (parseJson(content) ?? content) : content,
  };
}

/** The data of an approval request, e.g. the server's signature. */
const asked = (data: unknown): object => (isObject(data) && isObject(data['aiSdk']) ? data['aiSdk'] : {});
