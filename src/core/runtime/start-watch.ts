import type { SessionState } from '../machine/session/session-state.js';
import { sessionError } from '../machine/session/session-error.js';

/** Keeps the promise of `start()`: one for all callers until the session is live or has ended. */
export class StartWatch {
  #pending: { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } | null = null;

  begin(start: () => void): Promise<void> {
    if (this.#pending) return this.#pending.promise;
    let resolve!: () => void;
    let reject!: (error: unknown) => void;
    const promise = new Promise<void>((onResolve, onReject) => {
      resolve = onResolve;
      reject = onReject;
    });
    this.#pending = { promise, resolve, reject };
    start();
    return promise;
  }

  /** `later` calls back when the change can be read from the store, so that whoever awaited `start()` sees it. */
  settle(before: SessionState, after: SessionState, later: (callback: () => void) => void): void {
    const pending = this.#pending;
    if (!pending || before.status === after.status) return;
    if (after.status === 'live' || after.status === 'reconnecting') {
      this.#pending = null;
      later(pending.resolve);
    } else if (after.status === 'ended') {
      this.#pending = null;
      const error =
        after.error ??
        sessionError('session-stopped', { message: 'The session was stopped before it was live.' });
      later(() => pending.reject(error));
    }
  }
}
