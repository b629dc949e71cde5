import type { ModelCall } from './engine-message.js';
import { listField, malformed, parseObject, textField, type Json } from './json-fields.js';
import { LlmFailure } from './llm-failure.js';
import type { StreamPart, StreamReader } from './stream-part.js';

type OpenCall = { -readonly [Field in keyof ModelCall]: ModelCall[Field] };

/** Reads `chat.completion.chunk` objects (OpenAI's API reference, and Groq's for `delta.reasoning`). */
export class OpenaiReader implements StreamReader {
  done = false;
  #finish = '';
  readonly #calls = new Map<number, OpenCall>();

  read(json: string): StreamPart[] {
    if (json === '[DONE]') {
      this.done = true;
      return [];
    }
    const chunk = parseObject(json);
    if (chunk['error'] !== undefined) throw new LlmFailure('error-frame', JSON.stringify(chunk['error']));
    if (!Array.isArray(chunk['choices'])) throw malformed('a chunk has no `choices`');
    // Chunks with usage, or with Azure's filter results, have no choice; annotations have a choice without `delta`.
    const choice = listField(chunk, 'choices').find(({ index = 0 }) => index === 0);
    return choice ? this.#choice(choice) : [];
  }

  end(): StreamPart[] {
    if (this.#finish === '' && !this.done) {
      throw new LlmFailure('broke-off', 'neither `finish_reason` nor `[DONE]` came');
    }
    const calls = [...this.#calls.values()].map((call): StreamPart => ({ type: 'call', call }));
    const deviations = [
      ...(this.done ? [] : ['`[DONE]` is missing']),
      ...(this.#finish === '' ? ['`finish_reason` is missing'] : []),
      ...(this.#finish === 'length' ? ['the answer was cut off by `max_tokens`'] : []),
    ];
    return [...calls, ...deviations.map((what): StreamPart => ({ type: 'deviation', what }))];
  }

  #choice(choice: Json): StreamPart[] {
    const delta = (choice['delta'] ?? {}) as Json;
    this.#finish = textField(choice, 'finish_reason') || this.#finish;
    for (const fragment of listField(delta, 'tool_calls')) this.#callFragment(fragment);
    const thought = textField(delta, 'reasoning') || textField(delta, 'reasoning_content');
    const text = textField(delta, 'content');
    return [
      ...(thought === '' ? [] : [{ type: 'thought', text: thought } as const]),
      ...(text === '' ? [] : [{ type: 'text', text } as const]),
    ];
  }

  #callFragment(fragment: Json): void {
    const { index } = fragment;
    if (typeof index !== 'number') throw malformed('a tool call has no `index`');
    const details = (fragment['function'] ?? {}) as Json;
    const open = this.#calls.get(index);
    const args = textField(details, 'arguments');
    if (open) return void (open.arguments += args);
    const id = textField(fragment, 'id');
    const name = textField(details, 'name');
    if (id === '' || name === '') throw malformed('a tool call begins without `id` or `function.name`');
    this.#calls.set(index, { id, name, arguments: args });
  }
}
