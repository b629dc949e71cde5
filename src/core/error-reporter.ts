import { configErrors } from '../internal/error-catalogue.js';
import { errorFactory, type PersonaError } from '../internal/persona-error.js';
import type { PersonaState } from './persona-state.js';

const configError = errorFactory(configErrors);

/** Brings every error to the app's `onError` once; a callback that throws there is logged and goes no further. */
export class ErrorReporter {
  constructor(private readonly onError: () => ((error: PersonaError) => void) | undefined) {}

  /** A new session error or a new fault in the state is an error to report. */
  watch(before: PersonaState, after: PersonaState): void {
    const ended = sessionErrorOf(after);
    if (ended && ended !== sessionErrorOf(before)) this.#report(ended);
    if (after.fault && after.fault !== before.fault) this.#report(after.fault);
  }

  /** Something of the app's threw inside a call of ours. */
  callback(cause: unknown): void {
    const words = cause instanceof Error ? cause.message : String(cause);
    this.#report(configError('app-callback', { message: `A callback threw: ${words}`, cause }));
  }

  #report(error: PersonaError): void {
    try {
      this.onError()?.(error);
    } catch (cause) {
      console.error('anam-react: the `onError` callback threw.', cause);
    }
  }
}

const sessionErrorOf = ({ session }: PersonaState) =>
  session.status === 'ended' ? session.error : undefined;
