import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';

const configError = errorFactory(configErrors);

/** Brings every error to the app's `onError` once; a callback that throws there is logged and goes no further. */
export class ErrorReporter {
  constructor(private readonly onError: () => ((error: PersonaError) => void) | undefined) {}

  /** Something of the app's threw inside a call of ours. */
  callback(cause: unknown): void {
    const words = cause instanceof Error ? cause.message : String(cause);
    this.report(configError('app-callback', { message: `A callback threw: ${words}`, cause }));
  }

  /** Calls a callback of the app's; an async function fits its type too. */
  attempt(call: () => unknown): void {
    try {
      Promise.resolve(call()).catch((cause: unknown) => this.callback(cause));
    } catch (cause) {
      this.callback(cause);
    }
  }

  report(error: PersonaError): void {
    try {
      this.onError()?.(error);
    } catch (cause) {
      console.error('anam-react: the `onError` callback threw.', cause);
    }
  }
}
