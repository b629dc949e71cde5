import { causeWords } from '../../internal/cause-words.js';
import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';

const configError = errorFactory(configErrors);

/** Passes every error to the app's `onError` once. If that callback throws, its error is only logged. */
export class ErrorReporter {
  constructor(private readonly onError: () => ((error: PersonaError) => void) | undefined) {}

  /** Reports an error that the app's code threw inside one of our calls. */
  callback(cause: unknown): void {
    const words = causeWords(cause);
    this.report(configError('app-callback', { message: `A callback threw: ${words}`, cause }));
  }

  /** Calls one of the app's callbacks. It may be async, because its type allows that. */
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
