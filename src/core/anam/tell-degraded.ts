import type { PersonaError } from '../../internal/persona-error.js';
import type { ConnectRequest } from '../ports/session-port.js';
import { failureCode } from './explain-start.js';

type FailureCode = Awaited<ReturnType<typeof failureCode.load>>;

/**
 * Signals a problem with the setup that does not end the session. The code that explains it is loaded with the first
 * error.
 */
export function tellDegraded(
  onSignal: ConnectRequest['onSignal'],
  about: string,
  explain: (code: FailureCode) => PersonaError,
): void {
  const tell = (error: PersonaError) => onSignal({ type: 'degraded', about, error });
  failureCode.load().then((code) => tell(explain(code)), tell);
}
