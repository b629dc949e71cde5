import { modeErrors } from '../../internal/errors/mode-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import type { PersonaMode, PersonaState } from '../machine/persona-state.js';
import { sessionError } from '../machine/session/session-error.js';

const modeError = errorFactory(modeErrors);

interface Waiting {
  readonly mode: PersonaMode;
  readonly resolve: () => void;
  readonly reject: (error: PersonaError) => void;
}

type Later = (callback: () => void) => void;

/** Keeps the promises of `setMode()`. */
export class ModeWatch {
  #waiting: Waiting[] = [];
  #failure: PersonaError | null = null;

  /** Those that wait for another mode are told that theirs will not come. */
  wait(mode: PersonaMode): Promise<void> {
    const replaced = this.#waiting.filter((one) => one.mode !== mode);
    const error = this.#failure ?? modeError('mode-replaced', { message: `Replaced by setMode('${mode}').` });
    for (const one of replaced) one.reject(error);
    this.#waiting = this.#waiting.filter((one) => one.mode === mode);
    return new Promise((resolve, reject) => this.#waiting.push({ mode, resolve, reject }));
  }

  /** There was nothing to switch: no session, or the mode is what it was. */
  settleIdle({ mode, switching }: PersonaState, later: Later): void {
    if (!switching) this.#settle((one) => one.mode === mode, later);
  }

  /** `later` calls back when the change can be read from the store. */
  settle(before: PersonaState, after: PersonaState, later: Later): void {
    if (before.switching === after.switching) return;
    const { switching, error: fault, session, mode } = after;
    if (switching) {
      const isFailure = switching.status === 'returning' && fault?.code === 'mode-failed';
      this.#failure = isFailure ? fault : null;
      return;
    }
    const isLive = session.status === 'live' || session.status === 'reconnecting';
    this.#settle((one) => isLive && one.mode === mode, later);
  }

  #settle(isReached: (one: Waiting) => boolean, later: Later): void {
    const error =
      this.#failure ?? sessionError('session-stopped', { message: 'The session ended during the switch.' });
    this.#failure = null;
    for (const one of this.#waiting.splice(0)) {
      const reached = isReached(one);
      later(() => (reached ? one.resolve() : one.reject(error)));
    }
  }
}
