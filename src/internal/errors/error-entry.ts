/**
 * What kind of retry can help. `never`: the same fails again until a developer changes something. `now`: the user can
 * try again at once. `new-token`: a new session helps, the old one is over. `permission`: once the user has allowed it
 * in the browser. `device`: once a device is plugged in, or another app lets go of it. `afterMs`: not before that many
 * ms; `error.data.retryAfterMs` knows better when it is there.
 */
export type RetryPolicy =
  | 'never'
  | 'now'
  | 'new-token'
  | 'permission'
  | 'device'
  | { readonly afterMs: number };

/**
 * What the user can do about an error, as `ErrorNotice` offers it. `start`: open a session. `ask-again`:
 * `persona.retry()`. `microphone`: `persona.requestMicrophone()`, or type. `type`: go on in the text field. `reload`:
 * load the page anew.
 */
export type ErrorAction = 'none' | 'start' | 'ask-again' | 'microphone' | 'type' | 'reload';

/** The defaults of a `PersonaError` with one code: its texts, and what can be done about it. */
export interface ErrorEntry {
  /** For the end user: one plain sentence. Can be replaced through the labels of the React parts. */
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
