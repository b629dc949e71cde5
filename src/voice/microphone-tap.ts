import type { PersonaMediaStream, SessionSignal } from '../core/index.js';
import { microphoneLifeErrors } from '../internal/errors/microphone-life-errors.js';
import { errorFactory } from '../internal/persona-error.js';

const microphoneError = errorFactory(microphoneLifeErrors);

export interface MicrophoneTapOptions {
  readonly listen: (microphone: MediaStream, onFailed: (cause: Error) => void) => () => void;
  readonly emit: (signal: SessionSignal) => void;
}

/** Gives the session's microphone to the app, one at a time. */
export class MicrophoneTap {
  #stop: () => void = () => undefined;

  constructor(private readonly options: MicrophoneTapOptions) {}

  listenTo(microphone: PersonaMediaStream | null): void {
    this.stop();
    if (!microphone) return;
    try {
      this.#stop = this.options.listen(microphone, (cause) => this.fail(cause));
    } catch (cause) {
      this.fail(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }

  fail(cause: Error): void {
    this.stop();
    const error = microphoneError('microphone-not-connected', { message: cause.message, cause });
    this.options.emit({ type: 'microphone-failed', error });
  }

  stop(): void {
    const stop = this.#stop;
    this.#stop = () => undefined;
    stop();
  }
}
