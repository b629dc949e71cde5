import { isObject, type JsonObject } from '../json.js';
import type { LlmFinishReason, LlmPart, LlmTokenUsage } from '../llm-adapter.js';
import { brokeOff, modelFailed, type LlmErrorInfo } from '../llm-error-info.js';
import { aiSdkUsage } from './ai-sdk-usage.js';
import type { UiCall } from './ai-sdk-call-data.js';
import type { AnswerReader, Ending } from './answer-decoder.js';
import { UiStreamCalls } from './ui-stream-calls.js';
import { contentOf } from './ui-stream-content.js';
import { UiStreamText } from './ui-stream-text.js';
import { UiStreamThoughts } from './ui-stream-thoughts.js';

const reasons: readonly string[] = ['stop', 'length', 'content-filter', 'tool-calls'];

/**
 * Converts the frames of a UI message stream to parts, as `ai` 5.0.277, 6.0.325 and 7.0.173 write them
 * (`uiMessageChunkSchema` of each version). Unknown frames are skipped.
 */
export class UiStreamReader implements AnswerReader {
  readonly wanted = 'a UI message stream of the AI SDK';
  readonly endsWithDone = true;
  readonly #text = new UiStreamText();
  readonly #thoughts = new UiStreamThoughts();
  readonly #calls: UiStreamCalls;
  readonly #offered: ReadonlySet<unknown> | undefined;
  #messageId: string | undefined;
  #isNamed = false;
  #usage: LlmTokenUsage | undefined;
  #finish: string | undefined;

  /** @param offered the names of the page's tools */
  constructor(offered?: ReadonlySet<unknown>) {
    this.#offered = offered;
    this.#calls = new UiStreamCalls(offered);
  }

  get loading(): Promise<unknown> | undefined {
    return this.#text.loading;
  }

  resume(parts: LlmPart[]): void {
    this.#text.resume(parts);
    this.#name(parts);
  }

  fail(parts: LlmPart[]): void {
    this.#text.finish(parts, false);
    this.#name(parts);
  }

  read(frame: JsonObject, parts: LlmPart[]): Ending {
    const ending = this.#read(frame, parts);
    this.#name(parts);
    return ending;
  }

  #read(frame: JsonObject, parts: LlmPart[]): Ending {
    const type = String(frame['type']);
    const { messageMetadata: metadata } = frame;
    if (isObject(metadata)) this.#describe(metadata, parts);
    this.#count(frame['totalUsage'], parts);
    if (type === 'abort') return brokeOff;
    if (/^(?:tool-|start-step)/.test(type)) this.#text.endBlock();
    if (type.startsWith('tool-')) return this.#call(type, frame, parts);
    if (this.#write(type, frame, parts) || this.#step(type, frame, parts)) return undefined;
    const part = contentOf(type, frame);
    if (part) parts.push(part);
    return part ? undefined : 'foreign';
  }

  /** Called at the end of the stream, not on `finish`, because the app's data may follow that frame. */
  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    const reason = this.#finish;
    const isWhole = reason === undefined ? over : reason !== 'interrupted';
    this.#text.finish(parts, isWhole);
    this.#name(parts);
    if (!isWhole) return brokeOff;
    if (reason === 'error') return modelFailed;
    this.#calls.endStep(parts);
    const usage = this.#usage;
    const written = this.#text.calls(this.#offered);
    const known = this.#reason();
    const isCall = known === 'stop' && written[0]?.type === 'tool-call';
    parts.push(...written, {
      type: 'finish',
      reason: isCall ? 'tool-calls' : known,
      ...(usage && { usage }),
    });
    return undefined;
  }

  /** Adds the server's message id to the first text part. */
  #name(parts: LlmPart[]): void {
    if (this.#isNamed || this.#messageId === undefined) return;
    const at = parts.findIndex(({ type }) => type === 'text-delta');
    const first = parts[at];
    if (first?.type !== 'text-delta') return;
    this.#isNamed = true;
    parts[at] = { ...first, messageId: this.#messageId };
  }

  /** Returns the finish reason, which servers that write frames by hand may omit. */
  #reason(): LlmFinishReason {
    const reason = this.#finish ?? 'stop';
    if (reason === 'stop' && this.#calls.made) return 'tool-calls';
    return reasons.includes(reason) ? (reason as LlmFinishReason) : 'other';
  }

  #write(type: string, frame: JsonObject, parts: LlmPart[]): boolean {
    if (/^reasoning-(?:start|delta|end)$/.test(type)) this.#thoughts.read(frame, parts);
    else if (type === 'text-delta') this.#text.add(frame['id'], frame['delta'], parts);
    else if (type === 'text-end') this.#text.end(frame['id'], frame['citations'], parts);
    else return type === 'text-start';
    return true;
  }

  #step(type: string, { messageId, finishReason }: JsonObject, parts: LlmPart[]): boolean {
    if (type === 'start') this.#messageId = typeof messageId === 'string' ? messageId : this.#messageId;
    else if (type === 'start-step') this.#text.startStep();
    else if (type === 'finish-step') this.#calls.endStep(parts);
    else if (type === 'finish') this.#finish = typeof finishReason === 'string' ? finishReason : 'stop';
    else if (type === 'reset-step') {
      this.#text.resetStep(parts);
      this.#calls.resetStep();
      this.#thoughts.take();
    } else return type === 'message-metadata';
    return true;
  }

  #call(type: string, frame: JsonObject, parts: LlmPart[]): Ending {
    switch (type) {
      case 'tool-input-start':
        return this.#calls.start(frame, parts);
      case 'tool-input-delta':
        return this.#calls.delta(frame, parts);
      case 'tool-input-available':
      case 'tool-input-error':
        return this.#calls.available(frame, this.#callData(frame), parts);
      case 'tool-output-available':
      case 'tool-output-error':
      case 'tool-output-denied':
        this.#calls.output(frame, parts);
        return undefined;
      case 'tool-approval-request':
        this.#calls.approval(frame, parts);
        return undefined;
      default:
        return type === 'tool-approval-response' ? undefined : 'foreign';
    }
  }

  #callData({ providerExecuted, dynamic, providerMetadata, toolMetadata }: JsonObject): UiCall {
    const reasoning = this.#thoughts.take();
    return {
      ...(this.#messageId !== undefined && { messageId: this.#messageId }),
      ...(providerExecuted === true && { providerExecuted }),
      ...(dynamic === true && { dynamic }),
      ...(providerMetadata !== undefined && { providerMetadata }),
      ...(toolMetadata !== undefined && { toolMetadata }),
      ...(reasoning.length > 0 && { reasoning }),
    };
  }

  /** Passes on the app's message metadata. Token counts are read from the places that the AI SDK documents. */
  #describe(metadata: JsonObject, parts: LlmPart[]): void {
    parts.push({ type: 'data', name: 'message-metadata', data: metadata });
    this.#count(metadata['totalUsage'] ?? metadata['usage'], parts);
  }

  #count(counts: unknown, parts: LlmPart[]): void {
    const usage = aiSdkUsage(counts);
    if (!usage) return;
    this.#usage = usage;
    parts.push({ type: 'usage', usage });
  }
}
