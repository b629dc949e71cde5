import { toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import type { UiCall } from './ai-sdk-call-data.js';
import { checkLimit } from './answer-limits.js';

type CallPart = Extract<LlmPart, { type: 'tool-call' }>;

interface Call {
  /** Characters of arguments so far. */
  size: number;
  /** A call for the page, held until the end of its step, because the server may still run it. */
  held?: CallPart;
  /** The server reported invalid arguments. It repeats this error as the output. */
  failed?: boolean;
}

/**
 * The calls of one response. The page runs a call if the request offered its tool and the server sends no output for it. All
 * other calls belong to the server and are only shown.
 */
export class UiStreamCalls {
  /** Whether the response contains a call for the page. */
  made = false;
  readonly #offered: ReadonlySet<unknown> | undefined;
  readonly #calls = new Map<unknown, Call>();

  /** @param offered the names of the page's tools; without them, any tool may belong to the page */
  constructor(offered: ReadonlySet<unknown> | undefined) {
    this.#offered = offered;
  }

  start(frame: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { toolCallId: id, toolName: name } = frame;
    if (typeof id !== 'string' || typeof name !== 'string' || id === '') return undefined;
    this.#calls.set(id, { size: frame['inputEncoding'] === 'text' ? Number.NaN : 0 });
    parts.push({
      type: 'tool-input-start',
      id,
      name,
      ...(!this.#isOwn(frame) && { providerExecuted: true }),
    });
    return checkLimit('tool-calls', this.#calls.size);
  }

  /** Arguments that are not JSON are passed on as a whole. */
  delta({ toolCallId: id, inputTextDelta: text }: JsonObject, parts: LlmPart[]): LlmErrorInfo | undefined {
    const call = this.#calls.get(id);
    if (!call || Number.isNaN(call.size) || typeof text !== 'string' || text === '') return undefined;
    call.size += text.length;
    parts.push({ type: 'tool-input-delta', id: id as string, text });
    return checkLimit('tool-arguments', call.size);
  }

  /** Reads `tool-input-available`, or `tool-input-error`, for which the server also sends the output. */
  available(frame: JsonObject, data: UiCall, parts: LlmPart[]): LlmErrorInfo | undefined {
    const { toolCallId: id, toolName: name, input, errorText } = frame;
    if (typeof id !== 'string' || typeof name !== 'string') return undefined;
    const text = input === undefined ? '{}' : toJson(input);
    const call: CallPart = { type: 'tool-call', id, name, arguments: text, providerData: { aiSdk: data } };
    const isOwn = errorText === undefined && this.#isOwn(frame);
    this.#calls.set(id, { size: text.length, failed: errorText !== undefined, ...(isOwn && { held: call }) });
    if (!isOwn) parts.push({ ...call, providerExecuted: true });
    if (errorText !== undefined)
      parts.push({ type: 'tool-result', id, content: textOf(errorText), isError: true });
    return checkLimit('tool-calls', this.#calls.size) ?? checkLimit('tool-arguments', text.length);
  }

  /** Reads `tool-output-available`, `-error` or `-denied`. The call may belong to an earlier response. */
  output(frame: JsonObject, parts: LlmPart[]): void {
    const { toolCallId: id, output, errorText, type, preliminary, providerMetadata } = frame;
    if (typeof id !== 'string' || this.#calls.get(id)?.failed) return;
    const isError = type !== 'tool-output-available';
    const content = isError ? (errorText ?? 'The user declined.') : (output ?? null);
    this.#serverRuns(id, parts);
    parts.push({
      type: 'tool-result',
      id,
      content: textOf(content),
      ...(!isError && typeof content === 'string' && { isText: true }),
      ...(isError && { isError }),
      ...(preliminary === true && { preliminary }),
      ...(providerMetadata !== undefined && { providerData: { aiSdk: providerMetadata } }),
    });
  }

  /**
   * Reads `tool-approval-request`. Automatic approvals are skipped, because a server policy has already decided on
   * them.
   */
  approval(frame: JsonObject, parts: LlmPart[]): void {
    const { toolCallId: id, approvalId, reason, isAutomatic } = frame;
    if (typeof id !== 'string' || typeof approvalId !== 'string' || isAutomatic === true) return;
    const { approvalDescriptor: descriptor, signature, inputSchemaInput } = frame;
    this.#serverRuns(id, parts);
    parts.push({
      type: 'tool-approval-request',
      id,
      approvalId,
      ...(typeof reason === 'string' && { reason }),
      providerData: { aiSdk: { descriptor, signature, inputSchemaInput, requestReason: reason } },
    });
  }

  /** Ends the step. The page runs the calls that are left. */
  endStep(parts: LlmPart[]): void {
    for (const call of this.#calls.values()) {
      if (!call.held) continue;
      parts.push(call.held);
      delete call.held;
      this.made = true;
    }
  }

  /** Withdraws the step. None of its calls run. */
  resetStep(): void {
    for (const call of this.#calls.values()) delete call.held;
  }

  #isOwn({ toolName, providerExecuted }: JsonObject): boolean {
    return providerExecuted !== true && this.#offered?.has(toolName) !== false;
  }

  #serverRuns(id: string, parts: LlmPart[]): void {
    const call = this.#calls.get(id);
    if (!call?.held) return;
    parts.push({ ...call.held, providerExecuted: true });
    delete call.held;
  }
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : toJson(value));
