import { isObject, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error.js';
import { checkLimit } from './answer-limits.js';

interface Call {
  id: string;
  name: string;
  arguments: string;
}

/**
 * Puts the function calls of a response together. They are told apart by `output_index`: the id of one item changes
 * from event to event on GitHub Copilot.
 */
export class ResponsesCalls {
  /** Whether any call was handed over. */
  made = false;
  readonly #open = new Map<unknown, Call>();
  #begun = 0;

  /** Returns what is wrong when the model sends too much. */
  read(type: string, event: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { output_index: index, item, delta, arguments: whole } = event;
    const call = this.#open.get(index);
    if (type === 'response.output_item.added') this.#announce(index, item);
    else if (type === 'response.output_item.done') this.#complete(index, item, parts);
    else if (type === 'response.function_call_arguments.delta' && call) call.arguments += asText(delta);
    else if (type === 'response.function_call_arguments.done' && call)
      call.arguments = asText(whole) || call.arguments;
    return (
      checkLimit('tool-calls', this.#begun) ??
      checkLimit('tool-arguments', Math.max(asText(whole).length, call?.arguments.length ?? 0))
    );
  }

  /** Hands over calls that were never said to be done. */
  end(parts: LlmPart[]): void {
    for (const [index, call] of this.#open) this.#hand(index, call, parts);
  }

  #announce(index: unknown, item: unknown): void {
    const call = callIn(item);
    if (!call) return;
    if (!this.#open.has(index)) this.#begun += 1;
    this.#open.set(index, call);
  }

  /** The last word on a call, and the only one of servers that announce none. */
  #complete(index: unknown, item: unknown, parts: LlmPart[]): void {
    const done = callIn(item);
    if (!done) return;
    const open = this.#open.get(index);
    if (!open) this.#begun += 1;
    this.#hand(
      index,
      {
        id: done.id || (open?.id ?? ''),
        name: done.name || (open?.name ?? ''),
        arguments: done.arguments || (open?.arguments ?? ''),
      },
      parts,
    );
  }

  #hand(index: unknown, call: Call, parts: LlmPart[]): void {
    this.#open.delete(index);
    this.made = true;
    const text = call.arguments.trim() === '' ? '{}' : call.arguments;
    parts.push({ type: 'tool-call', id: call.id, name: call.name, arguments: text });
  }
}

function callIn(item: unknown): Call | undefined {
  if (!isObject(item) || item['type'] !== 'function_call') return undefined;
  return { id: asText(item['call_id']), name: asText(item['name']), arguments: asText(item['arguments']) };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '');
