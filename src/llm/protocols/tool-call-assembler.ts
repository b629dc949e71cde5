import { isObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';

interface Call {
  id: string;
  name: string;
  arguments: string;
  /** What Gemini's Chat Completions and `createLlmProxy` want back with the call. */
  extra?: object;
}

/**
 * Puts the calls of chat completion chunks together. A fragment belongs to the call with its `index`, which need not
 * begin at 0; one that brings another id or name under a known index is another call, as some servers never count.
 */
export class ToolCallAssembler {
  readonly #calls: { index: unknown; call: Call }[] = [];

  push(fragments: readonly unknown[]): void {
    for (const fragment of fragments) if (isObject(fragment)) this.#add(fragment);
  }

  /** The calls in the order in which they began. */
  take(): LlmPart[] {
    return this.#calls.splice(0).map(({ call }) => ({
      type: 'tool-call',
      id: call.id,
      name: call.name,
      arguments: call.arguments.trim() === '' ? '{}' : call.arguments,
      ...(call.extra && { providerData: { extra_content: call.extra } }),
    }));
  }

  #add({ index, id, function: body, extra_content: extra }: Record<string, unknown>): void {
    const { name, arguments: args } = isObject(body) ? body : {};
    const text =
      typeof args === 'string' ? args : args === undefined || args === null ? '' : JSON.stringify(args);
    const found = this.#calls.findLast((entry) => entry.index === index)?.call;
    if (found && !isAnother(found, id, name)) {
      found.id ||= typeof id === 'string' ? id : '';
      found.name ||= typeof name === 'string' ? name : '';
      found.arguments += text;
      if (isObject(extra)) found.extra = extra;
      return;
    }
    const call: Call = { id: asText(id), name: asText(name), arguments: text };
    if (isObject(extra)) call.extra = extra;
    this.#calls.push({ index, call });
  }
}

function isAnother(call: Call, id: unknown, name: unknown): boolean {
  const otherId = asText(id) !== '' && call.id !== '' && id !== call.id;
  const otherName = asText(name) !== '' && call.name !== '' && name !== call.name;
  return otherId || otherName;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '');
