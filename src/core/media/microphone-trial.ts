import type { PersonaError } from '../../internal/persona-error.js';
import type { MicrophoneChange } from './microphone-changes.js';
import { toMicrophoneError } from './microphone-problem.js';
import { withoutMicrophone, type MicrophoneState } from './microphone-state.js';
import type { Microphone, OpenMicrophone } from './microphone.js';

export interface TrialOutside {
  readonly open: OpenMicrophone;
  readonly onChange: (callback: (change: MicrophoneChange) => void) => () => void;
}

const idle: MicrophoneState = { status: 'idle' };

/** A microphone that is tried out before there is a session. `stop()` releases it, also one that is granted after. */
export class MicrophoneTrial {
  #state: MicrophoneState = idle;
  #run = 0;
  #device: Microphone | null = null;
  #deviceId: string | null = null;
  #stopWatching: () => void = () => undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly outside: TrialOutside) {}

  readonly getState = (): MicrophoneState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Asks for this device, `null` for the system's; in place of the one that is tried now. */
  start(deviceId: string | null): void {
    this.#release();
    this.#deviceId = deviceId;
    this.#stopWatching = this.outside.onChange((change) => this.#change(change));
    this.#show({ status: 'prompting' });
    void this.#open();
  }

  stop(): void {
    this.#release();
    this.#show(idle);
  }

  async #open(): Promise<void> {
    const run = (this.#run += 1);
    try {
      const device = await this.outside.open({ deviceId: this.#deviceId });
      // Nobody waits for it any more.
      if (run !== this.#run) return device.close();
      this.#accept(device);
    } catch (cause) {
      const error: PersonaError = await toMicrophoneError(cause);
      if (run === this.#run) this.#show(withoutMicrophone(error));
    }
  }

  #accept(device: Microphone): void {
    this.#device = device;
    device.onEnded(() => this.start(this.#deviceId));
    this.#show({ status: 'granted', muted: false, deviceId: device.deviceId, stream: device.stream });
  }

  #change(change: MicrophoneChange): void {
    const { status } = this.#state;
    if (status === 'denied' ? change === 'granted' : status === 'unavailable') void this.#open();
  }

  #release(): void {
    this.#run += 1;
    this.#device?.close();
    this.#device = null;
    this.#stopWatching();
    this.#stopWatching = () => undefined;
  }

  #show(state: MicrophoneState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
