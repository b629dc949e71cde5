import type { JsonObject } from '../json.js';
import type { LlmPart, LlmTool } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import type { RichApi } from '../rich/rich-reader.js';
import { WrittenText } from '../written/written-text.js';
import type { AnswerReader, Ending } from './answer-decoder.js';

type TextDelta = Extract<LlmPart, { type: 'text-delta' }>;

/**
 * Extracts reasoning, template tokens and calls that a model wrote into the text of its answer. Open models do that,
 * and gateways serve them through every provider's API.
 */
export class WrittenReader implements AnswerReader {
  readonly wanted: string;
  readonly api?: RichApi;
  readonly #inner: AnswerReader;
  readonly #tools: readonly Pick<LlmTool, 'name'>[] | undefined;
  readonly #text = new WrittenText({});
  /** Parts that arrived while code was loading. */
  #waiting: LlmPart[] = [];
  readonly #calls: LlmPart[] = [];
  /** The id of a message whose text has not arrived yet. */
  #messageId: string | undefined;

  /** @param tools the tools of the request; without them, calls of any name are accepted */
  constructor(inner: AnswerReader, tools: readonly Pick<LlmTool, 'name'>[] | undefined) {
    this.#inner = inner;
    this.#tools = tools;
    this.wanted = inner.wanted;
    if (inner.api) this.api = inner.api;
  }

  get loading(): Promise<unknown> | undefined {
    return this.#text.loading;
  }

  isRich(event: JsonObject): boolean {
    return this.#inner.isRich?.(event) ?? false;
  }

  read(event: JsonObject, parts: LlmPart[]): Ending {
    const raw: LlmPart[] = [];
    const ending = this.#inner.read(event, raw);
    this.#accept(raw, parts);
    return ending;
  }

  resume(parts: LlmPart[]): void {
    this.#written(parts, () => this.#text.resume(parts));
    this.#accept(this.#waiting.splice(0), parts);
  }

  fail(parts: LlmPart[]): void {
    this.#written(parts, () => this.#text.end(parts, false));
  }

  end(over: boolean, parts: LlmPart[]): LlmErrorInfo | undefined {
    const raw: LlmPart[] = [];
    const fault = this.#inner.end(over, raw);
    const finish = raw.at(-1);
    const isDone = finish?.type === 'finish' && (finish.reason === 'stop' || finish.reason === 'other');
    this.#accept(raw.slice(0, finish?.type === 'finish' ? -1 : undefined), parts);
    this.#written(parts, () => this.#text.end(parts, isDone || hasCalls(finish)));
    const calls = this.#text.calls(this.#tools, this.#calls);
    parts.push(...calls);
    if (finish?.type !== 'finish') return fault;
    parts.push(isDone && calls[0]?.type === 'tool-call' ? { ...finish, reason: 'tool-calls' } : finish);
    return fault;
  }

  #accept(raw: readonly LlmPart[], parts: LlmPart[]): void {
    for (const part of raw)
      if (this.loading) this.#waiting.push(part);
      else this.#add(part, parts);
  }

  #add(part: LlmPart, parts: LlmPart[]): void {
    if (part.type === 'text-delta') return this.#say(part, parts);
    if (part.type === 'reasoning-delta') this.#text.useStructured();
    else if (part.type !== 'usage') this.#written(parts, () => this.#text.interrupt(parts));
    if (part.type === 'tool-call') this.#calls.push(part);
    parts.push(part);
  }

  #say({ text, messageId, providerData }: TextDelta, parts: LlmPart[]): void {
    if (messageId !== undefined) {
      this.#written(parts, () => this.#text.interrupt(parts));
      this.#messageId = messageId;
    }
    const before = parts.length;
    this.#written(parts, () => this.#text.push(text, parts));
    if (providerData !== undefined) this.#sign(providerData, parts, before);
  }

  /** Attaches the data to the text that was written, or adds it as an empty text if there is none yet. */
  #sign(providerData: unknown, parts: LlmPart[], before: number): void {
    const last = parts.length > before ? parts.at(-1) : undefined;
    if (last?.type === 'text-delta') parts[parts.length - 1] = { ...last, providerData };
    else (this.loading ? this.#waiting : parts).push({ type: 'text-delta', text: '', providerData });
  }

  /** Adds the message id to the first text of a message. */
  #written(parts: LlmPart[], write: () => void): void {
    const before = parts.length;
    write();
    const at = parts.findIndex(({ type }, index) => index >= before && type === 'text-delta');
    const first = parts[at];
    if (first?.type !== 'text-delta' || this.#messageId === undefined) return;
    parts[at] = { ...first, messageId: this.#messageId };
    this.#messageId = undefined;
  }
}

const hasCalls = (finish: LlmPart | undefined): boolean =>
  finish?.type === 'finish' && finish.reason === 'tool-calls';
