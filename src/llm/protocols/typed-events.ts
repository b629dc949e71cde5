import { endpointErrorInfo, errorIn } from '../endpoint-error.js';
import { isObject, toJson, type JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error.js';
import type { LlmEnd } from '../part-stream.js';
import { misfit } from './misfit.js';
import type { LlmDecoder } from './protocol.js';
import { SseFraming } from './sse-framing.js';

/** What came of one event, when it ended the answer. */
export type Ending = 'over' | LlmErrorInfo | undefined;

/** Reads the events of one answer, of an API whose events bear a `type`. */
export interface TypedEventReader {
  /** What it reads, in the words of a developer message. */
  readonly wanted: string;
  /** The types that only this API has; one of them must come. */
  readonly known: RegExp;
  read(type: string, event: JsonObject, parts: LlmPart[]): Ending;
  /** The last parts. `undefined` when the answer is not whole; `over` says that the stream told its end. */
  finish(over: boolean): LlmPart[] | undefined;
}

/** The decoder of the Anthropic Messages and OpenAI Responses APIs: the first end or error counts, and nothing after it. */
export class TypedEventDecoder implements LlmDecoder {
  readonly #reader: TypedEventReader;
  #parts: LlmPart[] = [];
  #over = false;
  #fault: LlmErrorInfo | undefined;
  #recognised = false;
  /** The first event that was none of this API. */
  #foreign = '';
  readonly #framing = new SseFraming({
    json: (value) => this.#read(value),
    // Neither API has it by itself; OpenRouter and other gateways add it.
    terminator: () => {
      this.#over = true;
    },
  });

  constructor(reader: TypedEventReader) {
    this.#reader = reader;
  }

  get done(): boolean {
    return this.#over || (this.#framing.fault ?? this.#fault) !== undefined;
  }

  push(text: string): LlmPart[] {
    this.#framing.push(text);
    return this.#take();
  }

  end(): LlmEnd {
    this.#framing.end();
    const parts = this.#take();
    const { unread } = this.#framing;
    const fault =
      this.#framing.fault ??
      this.#fault ??
      (this.#recognised ? undefined : misfit(unread, this.#foreign, this.#reader.wanted));
    if (fault) return { parts, fault };
    const last = this.#recognised ? this.#reader.finish(this.#over) : undefined;
    if (last) return { parts: [...parts, ...last] };
    return {
      parts,
      fault: { code: 'llm-truncated', message: 'The answer of the model endpoint was cut off.' },
    };
  }

  #read(value: unknown): void {
    if (this.done) return;
    const error = errorOf(value);
    if (error) {
      this.#fault = endpointErrorInfo(error, toJson(value));
      return;
    }
    if (!isObject(value) || typeof value['type'] !== 'string' || !this.#reader.known.test(value['type'])) {
      this.#foreign ||= toJson(value);
      return;
    }
    this.#recognised = true;
    this.#close(this.#reader.read(value['type'], value, this.#parts));
  }

  #close(ending: Ending): void {
    if (ending === 'over') this.#over = true;
    else this.#fault = ending;
  }

  #take(): LlmPart[] {
    const parts = this.#parts;
    this.#parts = [];
    return parts;
  }
}

/** OpenAI documents a flat `error` event and sends a nested one. */
function errorOf(value: unknown): JsonObject | undefined {
  return errorIn(value) ?? (isObject(value) && value['type'] === 'error' ? value : undefined);
}
