/** The code that `fromAiSdk` needs to call a model. Loaded with the first request. */
import { explained } from '../explained.js';
import { IterableFeed } from '../iterable-feed.js';
import type { LlmPart, LlmRequest } from '../llm-adapter.js';
import { ThrownErrorInfo, type LlmErrorInfo } from '../llm-error-info.js';
import { PartStream, type PartDecoder } from '../part-stream.js';
import { AnswerDecoder, type Framing } from '../protocols/answer-decoder.js';
import type { SseFrames } from '../protocols/sse-framing.js';
import { UiStreamReader } from '../protocols/ui-stream-reader.js';
import type { AiSdkCall } from './ai-sdk-call.js';
import { callSettings } from './call-settings.js';
import { aiSdkErrorInfo } from './error-info.js';
import { FrameIterator, type AiSdkResult } from './frame-iterator.js';
import { modelMessages } from './model-messages.js';
import { toolSet } from './tool-set.js';

type Ask = (call: AiSdkCall) => AiSdkResult | PromiseLike<AiSdkResult>;

export function openModelStream(ask: Ask, request: LlmRequest, signal: AbortSignal): AsyncIterable<LlmPart> {
  const open = () => new FrameIterator((systemAsUser) => ask(callOf(request, signal, systemAsUser)));
  const toError = (info: LlmErrorInfo, cause: unknown) => {
    const known = cause === undefined ? info : aiSdkErrorInfo(cause, info);
    const found = new ThrownErrorInfo(known, cause);
    return explained(known, cause, signal, (code) => code.requestError(found, []));
  };
  return new PartStream(new IterableFeed<object>(open, toError, signal), modelStreamDecoder(request), signal);
}

/** Decodes the stream of `streamText`, which has already parsed the events. */
function modelStreamDecoder({ tools = [] }: LlmRequest): PartDecoder<object> {
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
