/**
 * What was wrong with an answer: the request was refused; nothing could be reached; nothing came in time; the answer is no
 * stream; the stream is not as specified; the endpoint reported an error in the stream; the stream ended too early.
 */
export type FailureKind =
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'not-streaming'
  | 'malformed'
  | 'error-frame'
  | 'broke-off';

/** One request to one URL failed. */
export class LlmFailure extends Error {
  override readonly name = 'LlmFailure';
  constructor(
    readonly kind: FailureKind,
    /** For the log. */
    readonly detail: string,
    readonly status?: number,
  ) {
    super(`${kind}: ${detail}`);
  }
}
