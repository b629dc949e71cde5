import { isObject, toJson } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit } from './answer-limits.js';

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
  #calls: Call[] = [];
  /** The last call of each index. */
  readonly #byIndex = new Map<unknown, Call>();
  #begun = 0;

  /** Returns what is wrong when the model sends too much. */
  push(fragments: readonly unknown[]): LlmErrorInfo | undefined {
    for (const fragment of fragments) {
      const fault = isObject(fragment) ? this.#add(fragment) : undefined;
      if (fault) return fault;
    }
    return undefined;
  }

  /** The calls in the order in which they began. */
  take(): LlmPart[] {
    const calls = this.#calls;
    this.#calls = [];
    this.#byIndex.clear();
    return calls.map((call) => ({
      type: 'tool-call',
      id: call.id,
      name: call.name,
      arguments: call.arguments.trim() === '' ? '{}' : call.arguments,
      ...(call.extra && { providerData: { extra_content: call.extra } }),
    }));
  }

  #add({
    index,
    id,
    function: body,
    extra_content: extra,
  }: Record<string, unknown>): LlmErrorInfo | undefined {
    const { name, arguments: args } = isObject(body) ? body : {};
    const text = typeof args === 'string' ? args : args === undefined || args === null ? '' : toJson(args);
    const found = this.#byIndex.get(index);
    if (found && !isAnother(found, id, name)) {
      found.id ||= typeof id === 'string' ? id : '';
      found.name ||= typeof name === 'string' ? name : '';
      found.arguments += text;
      if (isObject(extra)) found.extra = extra;
      return checkLimit('tool-arguments', found.arguments.length);
    }
    const call: Call = { id: asText(id), name: asText(name), arguments: text };
    if (isObject(extra)) call.extra = extra;
    this.#calls.push(call);
    this.#byIndex.set(index, call);
    this.#begun += 1;
    return checkLimit('tool-calls', this.#begun) ?? checkLimit('tool-arguments', text.length);
  }
}

function isAnother(call: Call, id: unknown, name: unknown): boolean {
  const otherId = asText(id) !== '' && call.id !== '' && id !== call.id;
  const otherName = asText(name) !== '' && call.name !== '' && name !== call.name;
  return otherId || otherName;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '');
