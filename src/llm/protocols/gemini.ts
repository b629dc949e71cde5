import { isObject, type JsonObject } from '../json.js';
import type { LlmFinishReason, LlmPart, LlmRequest, LlmTokenUsage, LlmToolChoice } from '../llm-adapter.js';
import { holds } from '../rich/load-rich.js';
import { tokenUsage } from '../token-usage.js';
import { brokeOff, type LlmErrorInfo } from '../llm-error-info.js';
import { AnswerDecoder, type AnswerReader, type Ending } from './answer-decoder.js';
import { systemText, type SystemPrompt } from './alternating-turns.js';
import { finishReason as reasonOf } from './finish-reason.js';
import { GeminiCalls } from './gemini-calls.js';
import { contentsOf, functionDeclaration } from './gemini-request.js';
import { GeminiFraming } from './gemini-framing.js';
import { SentTexts, signedTextsOf } from './gemini-signed-texts.js';
import { TextBlocks } from './text-blocks.js';
import type { LlmProtocol } from './protocol.js';
import { tokenLimit } from './token-limit.js';
import { WrittenReader } from './written-reader.js';

/** The fields of a request besides the conversation. */
export interface GeminiSettings {
  /** Sent before the system messages. A function is called for each request. */
  readonly systemPrompt?: SystemPrompt;
  /** Whether to request the model's thoughts. @default true */
  readonly thoughts?: boolean | undefined;
  /** More fields of the request. `generationConfig` and `tools` are merged with the generated ones. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/** Gemini's `streamGenerateContent`, as server-sent events or as one JSON array. */
export const geminiContent: LlmProtocol<GeminiSettings> = {
  encode(request, settings, rich) {
    const { systemPrompt, thoughts = true, body = {} } = settings;
    const { messages, tools, toolChoice } = request;
    const instruction = systemText(messages, systemPrompt);
    const config = generationConfig(body['generationConfig'], thoughts, request);
    const own = Array.isArray(body['tools']) ? body['tools'] : [];
    return {
      ...body,
      contents: contentsOf(messages, rich, signedTextsOf(settings)),
      ...(instruction && { systemInstruction: { parts: [{ text: instruction }] } }),
      ...(tools?.length ? { tools: [...own, { functionDeclarations: tools.map(functionDeclaration) }] } : {}),
      ...(toolChoice !== undefined && { toolConfig: { functionCallingConfig: callingConfig(toolChoice) } }),
      ...(config && { generationConfig: config }),
    };
  },
  createDecoder(settings, tools, messages = []) {
    const reader = new GeminiReader((texts) => signedTextsOf(settings).remember(messages, texts));
    return new AnswerDecoder(new WrittenReader(reader, tools), (frames) => new GeminiFraming(frames));
  },
};

function generationConfig(own: unknown, thoughts: boolean, request: LlmRequest): object | undefined {
  const known = isObject(own) ? own : {};
  const config: JsonObject = {
    ...known,
    ...settingsOf(request),
    ...tokenLimit(known, ['maxOutputTokens'], request.maxOutputTokens),
  };
  const thinking = {
    ...(thoughts && { includeThoughts: true }),
    ...Object(config['thinkingConfig']),
    ...(request.reasoningEffort !== undefined && { thinkingLevel: request.reasoningEffort }),
  };
  if (Object.keys(thinking).length > 0) config['thinkingConfig'] = thinking;
  return Object.keys(config).length > 0 ? config : undefined;
}

function settingsOf({ temperature, topP, stop, seed, responseFormat: format }: LlmRequest): object {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(stop && { stopSequences: stop }),
    ...(seed !== undefined && { seed }),
    ...(format && { responseMimeType: format.type === 'text' ? 'text/plain' : 'application/json' }),
    ...(format?.type === 'json-schema' && { responseJsonSchema: format.schema }),
  };
}

const callingConfig = (choice: LlmToolChoice) =>
  typeof choice === 'string'
    ? { mode: { auto: 'AUTO', none: 'NONE', required: 'ANY' }[choice] }
    : { mode: 'ANY', allowedFunctionNames: [choice.toolName] };

const richParts = ['inlineData', 'fileData', 'executableCode', 'codeExecutionResult'];

class GeminiReader implements AnswerReader {
  readonly wanted = 'the content of Gemini';
  readonly api = 'gemini';
  readonly #calls = new GeminiCalls();
  readonly #texts = new TextBlocks();
  #finish: LlmFinishReason | LlmErrorInfo | null = null;
  #fault: LlmErrorInfo | undefined;
  #usage: LlmTokenUsage | undefined;
  readonly #sent = new SentTexts();
  readonly #remember: (texts: SentTexts) => void;

  /** @param remember called with the texts of a complete answer */
  constructor(remember: (texts: SentTexts) => void) {
    this.#remember = remember;
  }

  read(event: JsonObject, parts: LlmPart[]): Ending {
    const { candidates, promptFeedback, usageMetadata } = event;
    this.#usage = tokenUsage(usageMetadata, this.#usage);
    if (Array.isArray(candidates) || isObject(promptFeedback)) this.#answer(event, parts);
    else if (!('usageMetadata' in event)) return 'foreign';
    return this.#fault;
  }

  isRich({ candidates }: JsonObject): boolean {
    const [candidate] = Array.isArray(candidates) ? candidates : [];
    if (!isObject(candidate)) return false;
    const { content } = candidate;
    const parts = isObject(content) && Array.isArray(content['parts']) ? content['parts'] : [];
    return (
      holds(candidate, ['groundingMetadata', 'citationMetadata']) ||
      parts.some((part) => holds(part, richParts))
    );
  }

  end(_over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (this.#finish === null) return brokeOff;
    this.#calls.end(parts);
    if (typeof this.#finish !== 'string') return this.#finish;
    const reason = this.#finish === 'stop' && this.#calls.made ? 'tool-calls' : this.#finish;
    const usage = this.#usage;
    this.#remember(this.#sent);
    parts.push({ type: 'finish', reason, ...(usage && { usage }) });
    return undefined;
  }

  #answer({ candidates, promptFeedback }: JsonObject, into: LlmPart[]): void {
    // A blocked prompt has no candidates.
    if (isObject(promptFeedback) && promptFeedback['blockReason']) this.#finish = 'content-filter';
    const [candidate] = Array.isArray(candidates) ? candidates : [];
    if (!isObject(candidate)) return;
    const { content, finishReason } = candidate;
    const parts = isObject(content) && Array.isArray(content['parts']) ? content['parts'] : [];
    for (const part of parts) if (isObject(part)) this.#part(part, into);
    if (typeof finishReason === 'string' && finishReason !== 'FINISH_REASON_UNSPECIFIED')
      this.#finish = reasonOf(finishReason);
  }

  /**
   * Only `thought` marks a thought. A signature can also be attached to spoken text, often to an empty text at the end.
   */
  #part({ text, thought, functionCall, thoughtSignature: signature }: JsonObject, into: LlmPart[]): void {
    if (isObject(functionCall)) this.#fault ??= this.#calls.read(functionCall, signature, into);
    // Code that the model runs, its result, or an image.
    if (typeof text !== 'string') this.#texts.end();
    if (typeof text !== 'string') return;
    if (thought === true) {
      if (text !== '') into.push({ type: 'reasoning-delta', text });
      return;
    }
    const joined = text === '' ? '' : this.#texts.join(text);
    const signed = typeof signature === 'string' && { providerData: { thoughtSignature: signature } };
    if (joined !== '' || signed) into.push({ type: 'text-delta', text: joined, ...signed });
    this.#sent.add(text, joined, signature);
  }
}
