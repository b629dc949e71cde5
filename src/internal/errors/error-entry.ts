/**
 * When a retry can help. `never`: it fails again until a developer changes something. `now`: the user can try again
 * immediately. `new-token`: a new session helps; the old one has ended. `permission`: after the user allows it in the
 * browser. `device`: after a device is plugged in, or another app releases the device. `afterMs`: after this many
 * milliseconds; if `error.data.retryAfterMs` is set, it is more exact.
 */
export type RetryPolicy =
  | 'never'
  | 'now'
  | 'new-token'
  | 'permission'
  | 'device'
  | { readonly afterMs: number };

/**
 * The action that `ErrorNotice` offers the user. `start`: open a session. `ask-again`: `persona.retry()`.
 * `microphone`: `persona.requestMicrophone()`, or type. `type`: continue in the text field. `reload`: reload the page.
 */
export type ErrorAction = 'none' | 'start' | 'ask-again' | 'microphone' | 'type' | 'reload';

/** The default texts and actions of a `PersonaError`. */
export interface ErrorEntry {
  /** For the end user: one plain sentence. The labels of the React parts can replace it. */
  readonly userMessage: string;
  /** For the developer: what to do about it. */
  readonly advice: string;
  readonly retry: RetryPolicy;
  readonly action: ErrorAction;
}

/* @__NO_SIDE_EFFECTS__ */
export const entry = (
  userMessage: string,
  advice: string,
  retry: RetryPolicy = 'never',
  action: ErrorAction = 'none',
): ErrorEntry => ({ userMessage, advice, retry, action });

export const notSetUp = 'This assistant is not set up correctly.';
export const notStarted = 'The conversation could not be started. Check your connection.';
export const hadProblem = 'The assistant had a problem. Try again.';
export const tooManyAttempts = 'Too many attempts. Try again in a moment.';
