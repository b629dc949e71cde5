/** All that `fromAiSdk` needs to ask a model, loaded with its first request. */
import type { LlmRequest } from '../llm-adapter.js';
import type { PartDecoder } from '../part-stream.js';
import { AnswerDecoder, type Framing } from '../protocols/answer-decoder.js';
import type { SseFrames } from '../protocols/sse-framing.js';
import { UiStreamReader } from '../protocols/ui-stream-reader.js';
import type { AiSdkCall } from './ai-sdk-call.js';
import { callSettings } from './call-settings.js';
import { FrameIterator, type AiSdkResult } from './frame-iterator.js';
import { modelMessages } from './model-messages.js';
import { toolSet } from './tool-set.js';

export { aiSdkErrorInfo } from './error-info.js';

export function openModelStream(
  ask: (call: AiSdkCall) => AiSdkResult | PromiseLike<AiSdkResult>,
  request: LlmRequest,
  signal: AbortSignal,
): AsyncIterable<object> {
  return new FrameIterator((systemAsUser) => ask(callOf(request, signal, systemAsUser)));
}

/** `streamText` has already parsed the events. */
export function modelStreamDecoder({ tools = [] }: LlmRequest): PartDecoder<object> {
  const offered = new Set(tools.map(({ name }) => name));
  const frames = ({ json }: SseFrames): Framing<object> => ({
    unread: '',
    fault: undefined,
    push: json,
    end: () => undefined,
  });
  return new AnswerDecoder(new UiStreamReader(offered), frames);
}

function callOf(request: LlmRequest, signal: AbortSignal, systemAsUser: boolean): AiSdkCall {
  const messages = modelMessages(request.messages).map((message) =>
    systemAsUser && message.role === 'system' ? { ...message, role: 'user' } : message,
  );
  const call = { ...callSettings(request), messages, tools: toolSet(request.tools ?? []), signal };
  return call as unknown as AiSdkCall;
}
