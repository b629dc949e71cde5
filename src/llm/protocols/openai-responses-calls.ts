import { isObject, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit } from './answer-limits.js';

interface Call {
  id: string;
  name: string;
  arguments: string;
}

/**
 * Assembles the function calls of a response. Calls are identified by `output_index`, because the id of an item changes
 * from event to event on GitHub Copilot.
 */
export class ResponsesCalls {
  /** Whether any call was passed on. */
  made = false;
  readonly #open = new Map<unknown, Call>();
  /** The calls that were passed on, by index, and by id or, without one, by content. */
  readonly #closed = new Set<unknown>();
  #begun = 0;

  /** Returns an error if the model sends too much. */
  read(type: string, event: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { item, delta, arguments: whole } = event;
    const index = event['output_index'] ?? event['item_id'] ?? (isObject(item) ? item['id'] : undefined);
    if (type === 'response.output_item.done') this.#complete(index, item, parts);
    else if (type === 'response.output_item.added') this.#announce(index, callIn(item), parts);
    else if (type.startsWith('response.function_call_arguments.')) {
      if (!this.#open.has(index) && !this.#closed.has(index)) this.#announce(index, nameless(event), parts);
      const call = this.#open.get(index);
      if (call) {
        call.arguments = asText(whole) || call.arguments + asText(delta);
        const { id, name } = call;
        if (id !== '' && name !== '' && asText(delta) !== '')
          parts.push({ type: 'tool-input-delta', id, text: asText(delta) });
      }
    }
    return (
      checkLimit('tool-calls', this.#begun) ??
      checkLimit(
        'tool-arguments',
        Math.max(asText(whole).length, this.#open.get(index)?.arguments.length ?? 0),
      )
    );
  }

  /** Passes on the calls of the whole response, and those whose end was never reported. */
  end(output: unknown, parts: LlmPart[]): void {
    if (Array.isArray(output)) output.forEach((item, index) => this.#complete(index, item, parts));
    for (const [index, call] of this.#open) this.#hand(index, call, parts);
  }

  #announce(index: unknown, call: Call | undefined, parts: LlmPart[]): void {
    if (!call) return;
    if (!this.#open.has(index)) this.#begun += 1;
    this.#open.set(index, call);
    if (call.id !== '' && call.name !== '')
      parts.push({ type: 'tool-input-start', id: call.id, name: call.name });
  }

  /** The final event of a call. Some servers send only this one. */
  #complete(index: unknown, item: unknown, parts: LlmPart[]): void {
    const done = callIn(item);
    if (!done || this.#closed.has(done.id || index) || this.#closed.has(wordsOf(done))) return;
    const [key = index, open] = [...this.#open].find(([, call]) => call.id !== '' && call.id === done.id) ?? [
      index,
      this.#open.get(index),
    ];
    if (!open) this.#begun += 1;
    this.#hand(
      key,
      {
        id: done.id || (open?.id ?? ''),
        name: done.name || (open?.name ?? ''),
        arguments: done.arguments || (open?.arguments ?? ''),
      },
      parts,
    );
  }

  /** Arguments are dropped if no event names their tool. */
  #hand(index: unknown, call: Call, parts: LlmPart[]): void {
    this.#open.delete(index);
    this.#closed.add(index ?? call).add(call.id || wordsOf(call));
    if (call.name === '') return;
    this.made = true;
    const text = call.arguments.trim() === '' ? '{}' : call.arguments;
    parts.push({ type: 'tool-call', id: call.id, name: call.name, arguments: text });
  }
}

const wordsOf = ({ name, arguments: text }: Call) => `${name} ${text}`;

const nameless = (event: JsonObject): Call => ({
  id: asText(event['call_id']),
  name: asText(event['name']),
  arguments: '',
});

function callIn(item: unknown): Call | undefined {
  if (!isObject(item) || item['type'] !== 'function_call') return undefined;
  return { id: asText(item['call_id']), name: asText(item['name']), arguments: asText(item['arguments']) };
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '');
