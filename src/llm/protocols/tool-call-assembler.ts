import { isObject, toJson } from '../json.js';
import type { LlmPart, LlmTool } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit } from './answer-limits.js';
import { StreamedCall } from './streamed-call.js';

interface Fragment {
  /** Empty if the endpoint sends none. */
  readonly index: string;
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Assembles the calls of chat completion chunks. A fragment belongs to the call with its `index`, which may start above 0,
 * or to the last call if it has none. Some servers send the same index for all calls and some change the id of a call, so
 * a fragment without a name always continues its index, and complete arguments end a call.
 */
export class ToolCallAssembler {
  #calls: StreamedCall[] = [];
  /** The last call of each index. */
  readonly #byIndex = new Map<string, StreamedCall>();
  /** The calls that the fragments of this chunk belong to. */
  #inChunk = new Set<StreamedCall>();
  #begun = 0;
  readonly #tools: ReadonlySet<string>;

  /** @param tools the tools of the request, whose names distinguish a second call from the rest of a name */
  constructor(tools: readonly Pick<LlmTool, 'name'>[] = []) {
    this.#tools = new Set(tools.map(({ name }) => name));
  }

  /** Returns an error if the model sends too much. */
  push(fragments: readonly unknown[], parts: LlmPart[] = []): LlmErrorInfo | undefined {
    this.#inChunk = new Set();
    for (const fragment of fragments) {
      const fault = isObject(fragment) ? this.#add(fragment, parts) : undefined;
      if (fault) return fault;
    }
    return undefined;
  }

  /** The calls, in the order in which they began. */
  take(): LlmPart[] {
    const calls = this.#calls
      .filter((call) => call.settle())
      .flatMap((call) => (this.#tools.has(call.name) ? [call] : call.apart()));
    this.#calls = [];
    this.#byIndex.clear();
    return calls.map((call) => ({
      type: 'tool-call',
      id: call.id,
      name: call.name,
      arguments: call.isEmpty ? '{}' : call.arguments,
      ...(call.extra && { providerData: { extra_content: call.extra } }),
    }));
  }

  #add(raw: Record<string, unknown>, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { function: inner, extra_content: extra } = raw;
    const { name, arguments: args } = isObject(inner) ? inner : raw;
    const fragment: Fragment = {
      index: asText(raw['index']),
      id: asText(raw['id']),
      name: asText(name),
      text: asText(args) || (isObject(args) ? toJson(args) : ''),
    };
    const call = this.#find(fragment);
    this.#inChunk.add(call);
    if (isObject(extra)) call.extra = extra;
    const fault = this.#fill(call, fragment);
    call.tell(parts);
    return fault;
  }

  /** The call that a fragment continues, or a new one. */
  #find(fragment: Fragment): StreamedCall {
    const { id, name, text } = fragment;
    const call = this.#known(fragment);
    if (!call) return this.#begin(fragment, new StreamedCall(id, name));
    const isOther = id !== '' && call.id !== '' && id !== call.id;
    if (name === '' || call.name === '') call.name ||= name;
    else if (call.isWhole && !(name === call.name && id !== '' && id === call.id)) {
      const first = name === call.name && !isOther && text.trim() === '' ? call : undefined;
      return this.#begin(fragment, new StreamedCall(id, name, first));
    } else if (name !== call.name) {
      if (isOther || !call.isEmpty || this.#isNext(call, name))
        return this.#begin(fragment, new StreamedCall(id, name));
      call.addName(name);
    }
    if (!call.isWhole) call.id ||= id;
    return call;
  }

  /**
   * Whether a name that follows a name without arguments starts another call instead of continuing the first name. No
   * server sends the rest of a name in the same chunk. Two tool names are two calls, unless together they form a third
   * tool name.
   */
  #isNext(call: StreamedCall, name: string): boolean {
    if (name.startsWith(call.name)) return false;
    const areTools =
      this.#tools.has(call.name) && this.#tools.has(name) && !this.#tools.has(call.name + name);
    return areTools || (call.id === '' && this.#inChunk.has(call));
  }

  #known({ index, id, name, text }: Fragment): StreamedCall | undefined {
    const last = this.#calls.at(-1);
    if (index === '') return this.#calls.find((call) => id !== '' && call.id === id) ?? last;
    const known = this.#byIndex.get(index);
    // Arguments may have another index than the name.
    const isStray = !known && name === '' && text !== '' && last?.isEmpty;
    if (isStray) this.#byIndex.set(index, last);
    return isStray ? last : known;
  }

  #begin({ index }: Fragment, call: StreamedCall): StreamedCall {
    this.#calls.push(call);
    this.#byIndex.set(index, call);
    this.#begun += 1;
    return call;
  }

  /** A second JSON value without a name may be another call of the same tool. */
  #fill(first: StreamedCall, fragment: Fragment): LlmErrorInfo | undefined {
    let call = first;
    for (let rest = fragment.text; ;) {
      rest = call.add(rest);
      const fault =
        checkLimit('tool-calls', this.#begun) ?? checkLimit('tool-arguments', call.arguments.length);
      if (fault || rest.trim() === '') return fault;
      call = this.#begin(fragment, new StreamedCall(fragment.id, call.name, call, false));
    }
  }
}

const asText = (value: unknown) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
