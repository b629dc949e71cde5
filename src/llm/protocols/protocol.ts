import type { LlmMessage, LlmRequest, LlmTool } from '../llm-adapter.js';
import type { PartDecoder } from '../part-stream.js';
import type { RichContent } from './rich-content.js';

/** Reads the decoded text of one response body. The result does not depend on how the text is split. */
export type LlmDecoder = PartDecoder<string>;

/** A pure codec of one wire format. Providers add endpoints and keys. */
export interface LlmProtocol<Settings> {
  /** The JSON body of the request. `rich` is needed for images and files. */
  encode(request: LlmRequest, settings: Settings, rich?: RichContent): Record<string, unknown>;
  /**
   * @param tools the tools of the request; without them, calls of any name are accepted
   * @param messages the conversation of the request
   */
  createDecoder(settings: Settings, tools?: readonly LlmTool[], messages?: readonly LlmMessage[]): LlmDecoder;
}
