import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit } from '../protocols/answer-limits.js';

/** Tracks the calls that the endpoint ran itself. An event may arrive twice, but its part is passed on only once. */
export class EndpointCalls {
  readonly #begun = new Set<string>();
  readonly #called = new Set<string>();
  readonly #done = new Set<string>();
  readonly #names = new Map<string, string>();

  begin(id: string, name: string, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (id === '' || this.#begun.has(id)) return undefined;
    this.#begun.add(id);
    this.#names.set(id, name);
    parts.push({ type: 'tool-input-start', id, name, providerExecuted: true });
    return checkLimit('tool-calls', this.#begun.size);
  }

  input(id: string, text: unknown, parts: LlmPart[]): void {
    if (!this.#begun.has(id) || this.#called.has(id) || typeof text !== 'string' || text === '') return;
    parts.push({ type: 'tool-input-delta', id, text });
  }

  call(id: string, name: string, text: string, parts: LlmPart[]): LlmErrorInfo | undefined {
    if (id === '' || this.#called.has(id)) return undefined;
    this.#called.add(id);
    const known = name || (this.#names.get(id) ?? 'tool');
    parts.push({ type: 'tool-call', id, name: known, arguments: text || '{}', providerExecuted: true });
    return checkLimit('tool-calls', this.#called.size) ?? checkLimit('tool-arguments', text.length);
  }

  result(id: string, content: string, isError: boolean, parts: LlmPart[]): void {
    if (!this.#called.has(id) || this.#done.has(id)) return;
    this.#done.add(id);
    parts.push({ type: 'tool-result', id, content, ...(isError && { isError }) });
  }
}
