import { endpointErrorInfo, errorIn } from '../endpoint-error.js';
import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmFinishReason, LlmPart, LlmTokenUsage } from '../llm-adapter.js';
import { tokenUsage } from '../token-usage.js';
import type { LlmErrorInfo } from '../llm-error.js';
import type { LlmEnd } from '../part-stream.js';
import { systemText, type SystemPrompt } from './alternating-turns.js';
import { GeminiCalls } from './gemini-calls.js';
import { contentsOf, functionDeclaration } from './gemini-request.js';
import { JsonArrayFraming } from './json-array-framing.js';
import { misfit } from './misfit.js';
import type { LlmDecoder, LlmProtocol } from './protocol.js';
import { SseFraming } from './sse-framing.js';
import { tokenLimit } from './token-limit.js';

/** What content is generated with, beside the conversation. */
export interface GeminiSettings {
  /** Goes before the system messages; a function is asked at each request. */
  readonly systemPrompt?: SystemPrompt;
  /** Whether the model is asked to tell what it thinks. @default true */
  readonly thoughts?: boolean | undefined;
  /** More fields of the request; `generationConfig` and `tools` are added to. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/** Gemini's `streamGenerateContent`, as server-sent events or as one JSON array. */
export const geminiContent: LlmProtocol<GeminiSettings> = {
  encode({ messages, tools, maxOutputTokens }, { systemPrompt, thoughts = true, body = {} }) {
    const instruction = systemText(messages, systemPrompt);
    const config = generationConfig(body['generationConfig'], thoughts, maxOutputTokens);
    const own = Array.isArray(body['tools']) ? body['tools'] : [];
    return {
      ...body,
      contents: contentsOf(messages),
      ...(instruction && { systemInstruction: { parts: [{ text: instruction }] } }),
      ...(tools?.length ? { tools: [...own, { functionDeclarations: tools.map(functionDeclaration) }] } : {}),
      ...(config && { generationConfig: config }),
    };
  },
  createDecoder: () => new GeminiDecoder(),
};

function generationConfig(own: unknown, thoughts: boolean, limit: number | undefined): object | undefined {
  const known = isObject(own) ? own : {};
  const config = { ...known, ...tokenLimit(known, ['maxOutputTokens'], limit) };
  if (!thoughts) return Object.keys(config).length > 0 ? config : undefined;
  const thinking = isObject(config['thinkingConfig']) ? config['thinkingConfig'] : {};
  return { ...config, thinkingConfig: { includeThoughts: true, ...thinking } };
}

const finishReasons: Readonly<Record<string, LlmFinishReason>> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'content-filter',
  RECITATION: 'content-filter',
  LANGUAGE: 'content-filter',
  BLOCKLIST: 'content-filter',
  PROHIBITED_CONTENT: 'content-filter',
  SPII: 'content-filter',
};

/** Of so much white space before an answer, any more says no more. */
const LONGEST_LEAD = 100;

/** The white space after the last line break. */
function lastLine(before: string, added: string): string {
  const line = added.lastIndexOf('\n') + 1;
  return (line > 0 ? added.slice(line) : before + added).slice(0, LONGEST_LEAD);
}

class GeminiDecoder implements LlmDecoder {
  readonly #calls = new GeminiCalls();
  #parts: LlmPart[] = [];
  #finish: LlmFinishReason | null = null;
  #fault: LlmErrorInfo | undefined;
  #usage: LlmTokenUsage | undefined;
  #recognised = false;
  #foreign = '';
  #framing: SseFraming | JsonArrayFraming | null = null;
  /** White space that came in the line of the first sign, which tells the framing. */
  #lead = '';

  get done(): boolean {
    return (this.#framing?.fault ?? this.#fault) !== undefined;
  }

  push(text: string): LlmPart[] {
    if (!this.#framing) {
      const first = text.search(/\S/);
      const space = first < 0 ? text : text.slice(0, first);
      this.#lead = lastLine(this.#lead, space);
      if (first < 0) return [];
      this.#framing = this.#framingOf(text.charAt(first));
      this.#framing.push(this.#lead + text.slice(first));
    } else this.#framing.push(text);
    return this.#take();
  }

  end(): LlmEnd {
    if (this.#framing instanceof SseFraming) this.#framing.end();
    const parts = this.#take();
    const unread = this.#framing?.unread ?? '';
    const wanted = 'the content of Gemini';
    const fault =
      this.#framing?.fault ??
      this.#fault ??
      (this.#recognised ? undefined : misfit(unread, this.#foreign, wanted)) ??
      this.#breakOff();
    if (fault) return { parts, fault };
    this.#calls.end(parts);
    const reason = this.#finish === 'stop' && this.#calls.made ? 'tool-calls' : this.#finish;
    const usage = this.#usage;
    parts.push({ type: 'finish', reason: reason ?? 'other', ...(usage && { usage }) });
    return { parts };
  }

  #framingOf(first: string): SseFraming | JsonArrayFraming {
    if (first === '[') return new JsonArrayFraming((value) => this.#read(value));
    return new SseFraming({ json: (value) => this.#read(value), terminator: () => undefined });
  }

  #breakOff(): LlmErrorInfo | undefined {
    if (this.#finish !== null) return undefined;
    return { code: 'llm-truncated', message: 'The answer of the model endpoint was cut off.' };
  }

  #read(value: unknown): void {
    if (this.#fault) return;
    if (isObject(value)) this.#usage = tokenUsage(value['usageMetadata'], this.#usage);
    const error = errorIn(value);
    if (error) this.#fault = endpointErrorInfo(error, toJson(value));
    else if (isObject(value) && (Array.isArray(value['candidates']) || isObject(value['promptFeedback'])))
      this.#answer(value);
    else if (!isObject(value) || !('usageMetadata' in value)) this.#foreign ||= toJson(value);
  }

  #answer({ candidates, promptFeedback }: JsonObject): void {
    this.#recognised = true;
    // A question that was blocked has no candidate.
    if (isObject(promptFeedback) && promptFeedback['blockReason']) this.#finish = 'content-filter';
    const [candidate] = Array.isArray(candidates) ? candidates : [];
    if (!isObject(candidate)) return;
    const { content, finishReason } = candidate;
    const parts = isObject(content) && Array.isArray(content['parts']) ? content['parts'] : [];
    for (const part of parts) if (isObject(part)) this.#part(part);
    if (typeof finishReason === 'string' && finishReason !== 'FINISH_REASON_UNSPECIFIED')
      this.#finish = finishReasons[finishReason] ?? 'other';
  }

  /** A signature says nothing about the text that it stands beside; only `thought` makes a thought of it. */
  #part({ text, thought, functionCall, thoughtSignature }: JsonObject): void {
    if (isObject(functionCall)) this.#fault ??= this.#calls.read(functionCall, thoughtSignature, this.#parts);
    if (typeof text !== 'string' || text === '') return;
    this.#parts.push({ type: thought === true ? 'reasoning-delta' : 'text-delta', text });
  }

  #take(): LlmPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}
