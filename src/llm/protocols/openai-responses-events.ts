import { endpointErrorInfo } from '../endpoint-error.js';
import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmFinishReason, LlmPart, LlmTokenUsage } from '../llm-adapter.js';
import { holds } from '../rich/load-rich.js';
import { tokenUsage } from '../token-usage.js';
import { brokeOff, modelFailed, type LlmErrorInfo } from '../llm-error-info.js';
import type { AnswerReader, Ending } from './answer-decoder.js';
import { finishReason } from './finish-reason.js';
import { ResponsesCalls } from './openai-responses-calls.js';
import { ResponsesTexts } from './openai-responses-texts.js';

/** Converts the events of one response to parts. */
export class ResponsesEvents implements AnswerReader {
  readonly wanted = 'the events of an OpenAI response';
  readonly api = 'responses';
  readonly #calls = new ResponsesCalls();
  readonly #texts = new ResponsesTexts();
  #output: unknown;
  #reason: LlmFinishReason | LlmErrorInfo | undefined;
  #usage: LlmTokenUsage | undefined;

  read(event: JsonObject, parts: LlmPart[]): Ending {
    const type = String(event['type']);
    if (!type.startsWith('response.')) return 'foreign';
    if (type === 'response.failed') return failureOf(event);
    if (type === 'response.completed' || type === 'response.incomplete') {
      const response = isObject(event['response']) ? event['response'] : {};
      this.#usage = tokenUsage(response['usage']);
      this.#reason = finishReason(reasonIn(event) || type.slice('response.'.length));
      this.#texts.end(response['output'], parts);
      this.#output = response['output'];
      return 'over';
    }
    this.#texts.read(type, event, parts);
    return this.#calls.read(type, event, parts);
  }

  isRich({ type, item, response }: JsonObject): boolean {
    const output = isObject(response) && type === 'response.completed' ? response['output'] : [];
    const items = Array.isArray(output) ? [item, ...output] : [item];
    return String(type).endsWith('annotation.added') || items.some(isRichItem);
  }

  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!over) return brokeOff;
    this.#calls.end(this.#output, parts);
    const called = this.#calls.made && (this.#reason ?? 'stop') === 'stop';
    const usage = this.#usage;
    const reason = called ? 'tool-calls' : (this.#reason ?? 'other');
    if (typeof reason !== 'string') return reason;
    parts.push({ type: 'finish', reason, ...(usage && { usage }) });
    return undefined;
  }
}

function isRichItem(item: unknown): boolean {
  if (!isObject(item)) return false;
  const { type, content } = item;
  if (type === 'message')
    return Array.isArray(content) && content.some((part) => holds(part, ['annotations']));
  return type !== 'function_call' && type !== 'reasoning';
}

function failureOf({ response }: JsonObject): LlmErrorInfo {
  const error = isObject(response) && isObject(response['error']) ? response['error'] : undefined;
  return error ? endpointErrorInfo(error, toJson({ error })) : modelFailed;
}

function reasonIn({ response }: JsonObject): string {
  const details = isObject(response) ? response['incomplete_details'] : undefined;
  const reason = isObject(details) ? details['reason'] : undefined;
  return typeof reason === 'string' ? reason : '';
}
