import type { PersonaError } from '../../internal/persona-error.js';
import type { Clock } from '../ports/environment.js';
import { systemClock } from '../browser/early-environment.js';
import { onMicrophoneChange } from '../browser/microphone-changes.js';
import { explainMicrophone } from '../browser/explain-microphone.js';
import { noSound, SILENCE_MS } from '../machine/microphone/microphone-silence.js';
import { withoutMicrophone, type MicrophoneState } from '../machine/microphone/microphone-state.js';
import type { Microphone, MicrophoneChange, OpenMicrophone } from '../ports/microphone.js';

export interface TrialOutside {
  readonly open: OpenMicrophone;
  /** @default the browser's value */
  readonly onChange?: (callback: (change: MicrophoneChange) => void) => () => void;
  /** @default the system default */
  readonly clock?: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
}

const idle: MicrophoneState = { status: 'idle' };

/** A microphone test before a session. `stop()` releases the microphone, even if it is granted later. */
export class MicrophoneTrial {
  #state: MicrophoneState = idle;
  #run = 0;
  #device: Microphone | null = null;
  #deviceId: string | null = null;
  #stopWatching: () => void = () => undefined;
  #silence: unknown = null;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly outside: TrialOutside) {}

  readonly getState = (): MicrophoneState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Tests this device instead of the current one; `null` for the system default. */
  start(deviceId: string | null): void {
    this.#release();
    this.#deviceId = deviceId;
    const { onChange = onMicrophoneChange } = this.outside;
    this.#stopWatching = onChange((change) => this.#change(change));
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
      // The test was stopped or replaced in the meantime.
      if (run !== this.#run) return device.close();
      this.#accept(device);
    } catch (cause) {
      const error: PersonaError = await explainMicrophone(cause);
      if (run === this.#run) this.#show(withoutMicrophone(error));
    }
  }

  #accept(device: Microphone): void {
    this.#device = device;
    device.onEnded(() => this.start(this.#deviceId));
    this.#showDevice(device);
    device.onSilence?.((isSilent) => this.#hearSilence(device, isSilent));
  }

  #showDevice({ deviceId, stream }: Microphone): void {
    this.#show({ status: 'granted', deviceId, stream });
  }

  /** Reports the silence. The track stays open, because only the track reports when the microphone is unmuted. */
  #hearSilence(device: Microphone, isSilent: boolean): void {
    this.#clock.clearTimeout(this.#silence);
    if (isSilent)
      this.#silence = this.#clock.setTimeout(() => this.#show(withoutMicrophone(noSound())), SILENCE_MS);
    else this.#showDevice(device);
  }

  #change(change: MicrophoneChange): void {
    const { status } = this.#state;
    if (status === 'denied' ? change !== 'granted' : status !== 'unavailable') return;
    this.#letGo();
    void this.#open();
  }

  #release(): void {
    this.#run += 1;
    this.#letGo();
    this.#stopWatching();
    this.#stopWatching = () => undefined;
  }

  #letGo(): void {
    this.#clock.clearTimeout(this.#silence);
    this.#device?.close();
    this.#device = null;
  }

  get #clock() {
    return this.outside.clock ?? systemClock;
  }

  #show(state: MicrophoneState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
