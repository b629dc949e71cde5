import { isObject } from '../json.js';
import type { LlmPart, LlmToolCall } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit } from './answer-limits.js';

interface StartedCall {
  readonly id: string;
  readonly name: string;
  /** The agent's id for the message that holds the call; missing or empty if unknown. */
  readonly message?: string;
}

interface Call extends StartedCall {
  arguments: string;
  ended: boolean;
  told: boolean;
}

/**
 * The tool calls of one run. The agent runs its own tools and sends their results. A call that has no result when the run
 * ends is for the page.
 */
export class AgUiCalls {
  readonly #ofPage: ReadonlySet<string>;
  readonly #calls = new Map<string, Call>();
  /** The call that a chunk without an id continues. */
  #open = '';
  #characters = 0;

  constructor(toolsOfPage: readonly string[]) {
    this.#ofPage = new Set(toolsOfPage);
  }

  has(id: string): boolean {
    return this.#calls.has(id);
  }

  start(started: StartedCall, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { id, name, message } = started;
    this.#open = id;
    if (id === '' || this.#calls.has(id)) return undefined;
    this.#calls.set(id, { id, name, arguments: '', ended: false, told: false, ...(message && { message }) });
    const isAgents = !this.#ofPage.has(name);
    parts.push({ type: 'tool-input-start', id, name, ...(isAgents && { providerExecuted: true }) });
    return checkLimit('tool-calls', this.#calls.size);
  }

  add(id: string, text: string, parts: LlmPart[]): LlmErrorInfo | undefined {
    const call = this.#calls.get(id || this.#open);
    if (!call || call.ended || text === '') return undefined;
    call.arguments += text;
    this.#characters += text.length;
    parts.push({ type: 'tool-input-delta', id: call.id, text });
    return checkLimit('tool-arguments', this.#characters);
  }

  /** The arguments are complete. The call is held until the end of the run, because the agent may still send its result. */
  end(id: string, parts: LlmPart[]): void {
    const call = this.#calls.get(id || this.#open);
    this.#open = '';
    if (!call) return;
    call.ended = true;
    if (!this.#ofPage.has(call.name)) this.#tell(call, true, parts);
  }

  result(id: string, content: string, isError: boolean, parts: LlmPart[]): void {
    const call = this.#calls.get(id);
    if (!call) return;
    this.#tell(call, true, parts);
    parts.push({ type: 'tool-result', id, content, ...(isError && { isError }) });
  }

  /** The agent waits for the user's approval of this call. */
  suspend(id: string, parts: LlmPart[]): void {
    const call = this.#calls.get(id);
    if (call) this.#tell(call, true, parts);
  }

  /**
   * Returns the calls that the page must run, when the run has ended.
   * @param pending the agent's own list of these calls, if it sends one
   */
  finish(pending: readonly unknown[], parts: LlmPart[]): boolean {
    let hasOpen = false;
    for (const call of this.#calls.values()) {
      const isOpen = !call.told && (this.#ofPage.has(call.name) || pending.includes(call.id));
      hasOpen ||= isOpen;
      // No event marks the end of a call that comes in chunks.
      this.#tell(call, !isOpen, parts);
    }
    return hasOpen;
  }

  #tell(call: Call, isAgents: boolean, parts: LlmPart[]): void {
    if (call.told) return;
    call.told = true;
    const { id, name, message, arguments: text } = call;
    parts.push({
      type: 'tool-call',
      id,
      name,
      arguments: text || '{}',
      ...(isAgents && { providerExecuted: true }),
      ...(message && { providerData: { agUi: { messageId: message } } }),
    });
  }
}

/** Returns what must be sent back to the agent with a call; `undefined` for a call from another adapter. */
export function agUiCall({ providerData }: LlmToolCall): { readonly messageId?: string } | undefined {
  const data = isObject(providerData) ? providerData['agUi'] : undefined;
  return isObject(data) ? data : undefined;
}
