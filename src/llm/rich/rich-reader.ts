import type { JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';

/** The text before an event, for the positions of sources. */
export interface Written {
  /** The text so far. */
  readonly text: string;
  /** The start of the text block that is open or was closed last. */
  readonly start: number;
}

/** Reads the less common parts of an answer: sources, files, and calls that the endpoint ran itself. */
export interface RichReader {
  /** Called for the first event with such a part and each later event, after the text of the event was read. */
  read(event: JsonObject, written: Written, parts: LlmPart[]): LlmErrorInfo | undefined;
}

/** The API of the events. */
export type RichApi = 'chat' | 'responses' | 'anthropic' | 'gemini';
