/**
 * Why an answer failed. In the order of the values: the request was refused; the endpoint was unreachable; it did not
 * respond in time; the response is not a stream; the stream violates the specification; the endpoint reported an error
 * in the stream; the stream ended too early.
 */
export type FailureKind =
  | 'refused'
  | 'unreachable'
  | 'timeout'
  | 'not-streaming'
  | 'malformed'
  | 'error-frame'
  | 'broke-off';

/** Thrown when one request to one URL failed. */
export class LlmFailure extends Error {
  override readonly name = 'LlmFailure';
  constructor(
    readonly kind: FailureKind,
    /** A description for the log. */
    readonly detail: string,
    readonly status?: number,
  ) {
    super(`${kind}: ${detail}`);
  }
}
