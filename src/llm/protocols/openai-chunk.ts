import { isObject, type JsonObject } from '../json.js';
import { endpointErrorInfo } from '../endpoint-error.js';
import type { LlmPart, LlmTokenUsage } from '../llm-adapter.js';
import { brokeOff, type LlmErrorInfo } from '../llm-error-info.js';
import { tokenUsage } from '../token-usage.js';
import { ThinkSplitter, type ThinkOptions } from '../think-splitter.js';
import type { AnswerReader, Ending } from './answer-decoder.js';
import { finishReason } from './finish-reason.js';
import { ToolCallAssembler } from './tool-call-assembler.js';

/** Makes parts of chat completion chunks in all known dialects; used for bytes and for the `openai` package alike. */
export class ChunkReader implements AnswerReader {
  readonly wanted = 'chat completion chunks';
  readonly endsWithDone = true;
  #fault: LlmErrorInfo | undefined;
  readonly #splitter: ThinkSplitter;
  #finish: string | null = null;
  #usage: LlmTokenUsage | undefined;
  /** The chunks are parts that `createLlmProxy` wrote: text holds no tags, a call is whole, some text is not spoken. */
  #areParts = false;
  readonly #calls = new ToolCallAssembler();

  constructor(options: ThinkOptions) {
    this.#splitter = new ThinkSplitter(options);
  }

  read({ choices, usage, x_anam_react: own }: JsonObject, parts: LlmPart[]): Ending {
    if (!Array.isArray(choices)) return 'foreign';
    this.#usage = tokenUsage(usage, this.#usage);
    if (isObject(own)) this.#areParts = own['parts'] === true;
    for (const choice of choices) if (isObject(choice) && !choice['index']) this.#choice(choice, parts);
    return this.#fault;
  }

  fail(parts: LlmPart[]): void {
    this.#splitter.end(parts, false);
  }

  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    const reason = finishReason(this.#finish ?? '');
    const whole = this.#finish !== null || over;
    this.#splitter.end(parts, whole && (reason === 'stop' || reason === 'other'));
    if (!whole) return brokeOff;
    if (typeof reason !== 'string') return reason;
    const usage = this.#usage;
    parts.push(...this.#calls.take(), { type: 'finish', reason, ...(usage && { usage }) });
    return undefined;
  }

  #choice({ delta, finish_reason: finish, error }: JsonObject, parts: LlmPart[]): void {
    // OpenRouter
    if (isObject(error)) this.#fault ??= endpointErrorInfo(error);
    // Azure's filter annotations follow the last text with `null`.
    if (finish && typeof finish === 'string') this.#finish = finish;
    if (!isObject(delta)) return;
    this.#think(reasoningOf(delta), parts);
    const { content, refusal, tool_calls: calls, speak } = delta;
    if (typeof content === 'string') this.#say(content, parts, speak);
    else if (Array.isArray(content)) for (const item of content) this.#contentPart(item, parts);
    if (typeof refusal === 'string' && refusal !== '') parts.push({ type: 'refusal-delta', text: refusal });
    if (Array.isArray(calls) && calls.length > 0) {
      this.#splitter.interrupt(parts);
      this.#fault ??= this.#calls.push(calls);
      if (this.#areParts) parts.push(...this.#calls.take());
    }
  }

  /** Mistral: `{ type: 'thinking', thinking: [{ text }] }`, mixed with plain strings in one stream. */
  #contentPart(item: unknown, parts: LlmPart[]): void {
    if (!isObject(item)) return;
    if (typeof item['text'] === 'string') this.#say(item['text'], parts);
    else this.#think(textsOf(item['thinking']), parts);
  }

  #say(text: string, parts: LlmPart[], speak?: unknown): void {
    if (text === '') return;
    if (this.#areParts) parts.push({ type: 'text-delta', text, ...(speak === false && { speak }) });
    else this.#splitter.push(text, parts);
  }

  #think(text: string, parts: LlmPart[]): void {
    if (text === '') return;
    this.#splitter.useStructured();
    parts.push({ type: 'reasoning-delta', text });
  }
}

/** OpenRouter sends `reasoning` and `reasoning_details` with the same text; some servers send both of the first two. */
function reasoningOf({
  reasoning,
  reasoning_content: content,
  reasoning_details: details,
}: JsonObject): string {
  return textsOf(reasoning) || textsOf(content) || textsOf(details);
}

/** Lists in lists are nested three times at most. */
function textsOf(value: unknown, depth = 3): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || depth === 0) return '';
  return value
    .map((item) => (isObject(item) ? textsOf(item['text'] ?? item['summary'], depth - 1) : ''))
    .join('');
}
