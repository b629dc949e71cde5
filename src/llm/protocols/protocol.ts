import type { LlmRequest, LlmTool } from '../llm-adapter.js';
import type { PartDecoder } from '../part-stream.js';

/** Takes the decoded text of one response body. Any cut of the text gives the same answer. */
export type LlmDecoder = PartDecoder<string>;

/** A pure codec of one wire format; endpoints and keys belong to the providers. */
export interface LlmProtocol<Settings> {
  /** The JSON body of the request. */
  encode(request: LlmRequest, settings: Settings): Record<string, unknown>;
  /** @param tools the tools of the request; without them, a call of any name counts */
  createDecoder(settings: Settings, tools?: readonly LlmTool[]): LlmDecoder;
}
