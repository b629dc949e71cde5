import type { LlmRequest, LlmSettingName, LlmTool } from '../llm-adapter.js';
import type { PartDecoder } from '../part-stream.js';
import type { RichContent } from './rich-content.js';

/** Takes the decoded text of one response body. Any cut of the text gives the same answer. */
export type LlmDecoder = PartDecoder<string>;

/** A pure codec of one wire format; endpoints and keys belong to the providers. */
export interface LlmProtocol<Settings> {
  /** The JSON body of the request. `rich` is needed for images and files. */
  encode(request: LlmRequest, settings: Settings, rich?: RichContent): Record<string, unknown>;
  /** The settings of a request that it sends. */
  readonly honours: readonly LlmSettingName[];
  /** @param tools the tools of the request; without them, a call of any name counts */
  createDecoder(settings: Settings, tools?: readonly LlmTool[]): LlmDecoder;
}
