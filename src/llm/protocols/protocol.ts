import type { LlmPart, LlmRequest } from '../llm-adapter.js';
import type { LlmFault } from '../llm-error.js';

/** What is left when no more text comes: the last parts, and the fault when the answer is not whole. */
export interface LlmEnd {
  readonly parts: LlmPart[];
  readonly fault?: LlmFault;
}

/** Turns the decoded text of one response body into parts. Any cut of the text gives the same answer. */
export interface LlmDecoder {
  push(text: string): LlmPart[];
  /** Called once: at the end of the body, when the connection broke, or as soon as `done` is true. */
  end(): LlmEnd;
  /** True after a terminator or a fault; what follows in the body does not matter. */
  readonly done: boolean;
}

/** A pure codec of one wire format; endpoints and keys belong to the providers. */
export interface LlmProtocol<Settings> {
  /** The JSON body of the request. */
  encode(request: LlmRequest, settings: Settings): Record<string, unknown>;
  createDecoder(settings: Settings): LlmDecoder;
}
