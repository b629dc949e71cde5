import type { JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';
import type { LlmErrorInfo } from '../llm-error-info.js';

/** What was written before an event, for the places of sources. */
export interface Written {
  /** The text so far. */
  readonly text: string;
  /** Where the block of text began that is open or was closed last. */
  readonly start: number;
}

/** Reads what few answers hold: sources, files, and calls that the endpoint ran itself. */
export interface RichReader {
  /** Called for each event from the first that holds any of it, after its text was read. */
  read(event: JsonObject, written: Written, parts: LlmPart[]): LlmErrorInfo | undefined;
}

/** Which API the events come from. */
export type RichApi = 'chat' | 'responses' | 'anthropic' | 'gemini';
