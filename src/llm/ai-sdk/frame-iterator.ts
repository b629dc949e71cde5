import { isObject, type JsonObject } from '../json.js';
import { frameOf } from './stream-part-frames.js';

/** The result of `streamText`: it has `stream` since version 7, and `fullStream` before. */
export interface AiSdkResult {
  readonly stream?: AsyncIterable<object>;
  readonly fullStream?: AsyncIterable<object>;
}

type Ask = (systemAsUser: boolean) => AiSdkResult | PromiseLike<AiSdkResult>;

/**
 * Reads a model's stream as frames. Throws an error that the stream contains. Version 7 rejects system messages if the
 * function did not pass `allowSystemInMessages` on; they are then sent as user messages.
 */
export class FrameIterator implements AsyncIterableIterator<JsonObject> {
  readonly #ask: Ask;
  #told = false;
  #parts: AsyncIterator<object> | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<JsonObject>> {
    this.#parts ??= await this.#open();
    const { done, value } = await this.#parts.next();
    if (done) return { done, value: undefined };
    const part = value as JsonObject;
    if (part['type'] !== 'error') return { done: false, value: frameOf(part) };
    if (this.#told || !refusesSystem(part['error'])) throw part['error'];
    this.#told = true;
    this.#parts = undefined;
    return this.next();
  }

  async return(): Promise<IteratorResult<JsonObject>> {
    await this.#parts?.return?.();
    return { done: true, value: undefined };
  }

  async #open(): Promise<AsyncIterator<object>> {
    const { stream, fullStream } = await this.#ask(this.#told);
    const parts = stream ?? fullStream;
    if (!parts) throw new Error('The function of `fromAiSdk` must return the result of `streamText`.');
    return parts[Symbol.asyncIterator]();
  }
}

const refusesSystem = (error: unknown) =>
  isObject(error) &&
  error['name'] === 'AI_InvalidPromptError' &&
  /system messages/i.test(String(error['message']));
