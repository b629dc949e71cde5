import { endpointErrorInfo } from '../endpoint-error.js';
import { isObject, type JsonObject } from '../json.js';
import type { LlmPart, LlmTokenUsage, LlmTool } from '../llm-adapter.js';
import { brokeOff, type LlmErrorInfo } from '../llm-error-info.js';
import { holds, richCode } from '../rich/load-rich.js';
import { tokenUsage } from '../token-usage.js';
import type { ThinkOptions } from '../written/think-options.js';
import { WrittenText } from '../written/written-text.js';
import type { AnswerReader, Ending } from './answer-decoder.js';
import { finishReason } from './finish-reason.js';
import type { ToolCallAssembler } from './tool-call-assembler.js';

const fields = [
  'annotations',
  'citations',
  'search_results',
  'images',
  'executed_tools',
  'tool_calls',
  'function_call',
];

const notLoaded: LlmErrorInfo = {
  code: 'llm-failed',
  message: 'The code for tool calls did not load.',
};

export interface ChunkOptions extends ThinkOptions {
  /** The tools that the model may call. A call written as text is dropped if it names another tool. @default any */
  readonly tools?: readonly LlmTool[] | undefined;
}

/**
 * Converts chat completion chunks of all known dialects to parts. Reads chunks from our own parser and from the
 * `openai` package.
 */
export class ChunkReader implements AnswerReader {
  readonly wanted = 'chat completion chunks';
  readonly api = 'chat';
  readonly endsWithDone = true;
  #fault: LlmErrorInfo | undefined;
  readonly #text: WrittenText;
  #finish: string | null = null;
  #usage: LlmTokenUsage | undefined;
  /** The chunks come from `createLlmProxy`: text contains no tags, calls are complete, some text is not spoken. */
  #areParts = false;
  #calls: ToolCallAssembler | undefined;
  readonly #tools: readonly LlmTool[] | undefined;

  constructor(options: ChunkOptions) {
    this.#text = new WrittenText(options);
    this.#tools = options.tools;
  }

  read({ choices, usage, x_groq: groq, x_anam_react: own }: JsonObject, parts: LlmPart[]): Ending {
    if (!Array.isArray(choices)) return 'foreign';
    // Some Groq models report the usage only there.
    this.#usage = tokenUsage(usage ?? (groq as JsonObject | undefined)?.['usage'], this.#usage);
    if (isObject(own)) this.#readOwn(own, parts);
    for (const choice of choices) if (isObject(choice) && !choice['index']) this.#choice(choice, parts);
    return this.#fault;
  }

  isRich({ choices, x_anam_react: own, ...event }: JsonObject): boolean {
    const { delta } = Object(Object(choices)[0]);
    return holds(event, fields) || holds(own, ['part']) || holds(delta, fields);
  }

  #readOwn({ parts: areParts, part }: JsonObject, parts: LlmPart[]): void {
    this.#areParts = areParts === true;
    const own = this.#areParts ? richCode()?.proxiedPart(part) : null;
    if (own) parts.push(own);
  }

  fail(parts: LlmPart[]): void {
    this.#text.end(parts, false);
  }

  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    const reason = finishReason(this.#finish ?? '');
    const isWhole = this.#finish !== null || over;
    const isDone = isWhole && (reason === 'stop' || reason === 'other');
    this.#text.end(parts, isDone);
    if (!isWhole) return brokeOff;
    if (typeof reason !== 'string') return reason;
    const usage = this.#usage;
    const calls = this.#calls?.take() ?? [];
    const written = this.#text.calls(this.#tools, calls);
    parts.push(...written, ...calls, {
      type: 'finish',
      reason: isDone && written[0]?.type === 'tool-call' ? 'tool-calls' : reason,
      ...(usage && { usage }),
    });
    return undefined;
  }

  get loading(): Promise<unknown> | undefined {
    return this.#text.loading;
  }

  resume(parts: LlmPart[]): void {
    this.#text.resume(parts);
  }

  #choice({ delta, finish_reason: finish, error }: JsonObject, parts: LlmPart[]): void {
    // OpenRouter reports errors here.
    if (isObject(error)) this.#fault ??= endpointErrorInfo(error);
    // Azure sends filter annotations with `null` after the finish reason.
    if (finish && typeof finish === 'string') this.#finish = finish;
    if (!isObject(delta)) return;
    const { reasoning, reasoning_content: thoughts, reasoning_details: details } = delta;
    // OpenRouter sends the same text in the first and last of these fields, some servers in the first two.
    this.#think(textsOf(reasoning) || textsOf(thoughts) || textsOf(details), parts);
    const { content, refusal, tool_calls, function_call: legacy, speak, message_id: messageId } = delta;
    if (typeof content === 'string') this.#say(content, parts, speak, messageId);
    else if (Array.isArray(content)) for (const item of content) this.#contentPart(item, parts);
    if (typeof refusal === 'string' && refusal !== '') parts.push({ type: 'refusal-delta', text: refusal });
    const calls =
      Array.isArray(tool_calls) && tool_calls.length > 0 ? tool_calls : isObject(legacy) && [legacy];
    if (calls) {
      this.#text.interrupt(parts);
      const code = richCode();
      this.#calls ??= code && new code.ToolCallAssembler(this.#tools);
      this.#fault ??= this.#calls ? this.#calls.push(calls, this.#areParts ? [] : parts) : notLoaded;
      if (this.#areParts) parts.push(...(this.#calls?.take() ?? []));
    }
  }

  /** Mistral: `{ type: 'thinking', thinking: [{ text }] }`, mixed with plain strings in one stream. */
  #contentPart(item: unknown, parts: LlmPart[]): void {
    if (!isObject(item)) return;
    if (typeof item['text'] === 'string') this.#say(item['text'], parts);
    else this.#think(textsOf(item['thinking']), parts);
  }

  #say(text: string, parts: LlmPart[], speak?: unknown, messageId?: unknown): void {
    if (text === '') return;
    if (this.#areParts)
      parts.push({
        type: 'text-delta',
        text,
        ...(speak === false && { speak }),
        ...(typeof messageId === 'string' && { messageId }),
      });
    else this.#text.push(text, parts);
  }

  #think(text: string, parts: LlmPart[]): void {
    if (text === '') return;
    this.#text.useStructured();
    parts.push({ type: 'reasoning-delta', text });
  }
}

/** Reads at most three levels of nested lists. */
function textsOf(value: unknown, depth = 3): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || depth === 0) return '';
  return value
    .map((item) => (isObject(item) ? textsOf(item['text'] ?? item['summary'], depth - 1) : ''))
    .join('');
}
