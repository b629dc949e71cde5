/** What a `PersonaError` says by default; the tables of one domain each are in the files beside this one. */
export interface ErrorEntry {
  /** For the end user: one plain sentence. Can be replaced through the labels of the React parts. */
  readonly user: string;
  /** For the developer: what to do about it. */
  readonly advice: string;
  /** Whether the same call can succeed later without a change by the developer. */
  readonly retryable: boolean;
}

/* @__NO_SIDE_EFFECTS__ */
export const entry = (user: string, advice: string, retryable = false): ErrorEntry => ({
  user,
  advice,
  retryable,
});

export const notSetUp = 'This assistant is not set up correctly.';
