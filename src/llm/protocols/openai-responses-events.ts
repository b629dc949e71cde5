import { endpointErrorInfo } from '../endpoint-error.js';
import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmFinishReason, LlmPart, LlmTokenUsage } from '../llm-adapter.js';
import { tokenUsage } from '../token-usage.js';
import { brokeOff, modelFailed, type LlmErrorInfo } from '../llm-error-info.js';
import type { AnswerReader, Ending } from './answer-decoder.js';
import { finishReason } from './finish-reason.js';
import { ResponsesCalls } from './openai-responses-calls.js';

/** Makes parts of the events of one response. */
export class ResponsesEvents implements AnswerReader {
  readonly wanted = 'the events of an OpenAI response';
  readonly #calls = new ResponsesCalls();
  /** Which of its two kinds of reasoning an item began with; open models send the same text as both. */
  readonly #thinksBy = new Map<unknown, string>();
  #reason: LlmFinishReason | LlmErrorInfo | undefined;
  #usage: LlmTokenUsage | undefined;

  read(event: JsonObject, parts: LlmPart[]): Ending {
    const type = String(event['type']);
    if (!type.startsWith('response.')) return 'foreign';
    switch (type) {
      case 'response.output_text.delta':
        say('text-delta', event, parts);
        return undefined;
      case 'response.refusal.delta':
        say('refusal-delta', event, parts);
        return undefined;
      case 'response.reasoning_text.delta':
      case 'response.reasoning_summary_text.delta':
        if (this.#isFirstKind(type, event)) say('reasoning-delta', event, parts);
        return undefined;
      case 'response.failed':
        return failureOf(event);
      case 'response.completed':
      case 'response.incomplete':
        this.#usage = isObject(event['response']) ? tokenUsage(event['response']['usage']) : undefined;
        this.#reason = finishReason(reasonIn(event) || type.slice('response.'.length));
        return 'over';
      default:
        return this.#calls.read(type, event, parts);
    }
  }

  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (!over) return brokeOff;
    this.#calls.end(parts);
    const called = this.#calls.made && (this.#reason ?? 'stop') === 'stop';
    const usage = this.#usage;
    const reason = called ? 'tool-calls' : (this.#reason ?? 'other');
    if (typeof reason !== 'string') return reason;
    parts.push({ type: 'finish', reason, ...(usage && { usage }) });
    return undefined;
  }

  #isFirstKind(type: string, { output_index: index, item_id: id }: JsonObject): boolean {
    const item = index ?? id;
    const first = this.#thinksBy.get(item) ?? type;
    this.#thinksBy.set(item, first);
    return first === type;
  }
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

function say(
  type: 'text-delta' | 'reasoning-delta' | 'refusal-delta',
  { delta }: JsonObject,
  parts: LlmPart[],
): void {
  if (typeof delta === 'string' && delta !== '') parts.push({ type, text: delta });
}
