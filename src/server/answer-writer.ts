import type { LlmPart } from '../llm/llm-adapter.js';
import type { Refusal } from './refusal.js';

/** Writes the parts of one answer as the bytes of a protocol. */
export interface AnswerWriter {
  /** Sent before the first part. */
  readonly opening: Uint8Array | null;
  /** Sent while the model is silent. */
  readonly keepAlive: Uint8Array;
  /**
   * Returns `null` for a part that is not sent to the reader, and for an invalid part, which a custom adapter may
   * yield.
   */
  encode(part: LlmPart): Uint8Array | null;
  /** Returns the end of a complete answer. */
  end(): Uint8Array | null;
  /** Returns the end of a failed answer. */
  fail(refusal: Refusal): Uint8Array;
}
