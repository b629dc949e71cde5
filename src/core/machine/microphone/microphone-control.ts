import type { Microphone } from '../../ports/microphone.js';

/** The machine's private state of the microphone. Its public part in the store is `MicrophoneState`. */
export interface MicrophoneControl {
  /** Whether the open session uses a microphone. */
  readonly wanted: boolean;
  /** The number of the latest request. A microphone that an earlier request returns is released. */
  readonly request: number;
  /** Whether the latest request is pending. */
  readonly asking: boolean;
  /** Whether the session is waiting briefly for the microphone before it connects without one. */
  readonly holdsStart: boolean;
  readonly device: Microphone | null;
  /** Whether the device has been silent for a while. */
  readonly silent: boolean;
  /** The microphone that the connection uses; `null` for silence. */
  readonly connected: Microphone | null;
}

export const noMicrophone: MicrophoneControl = {
  wanted: false,
  request: 0,
  asking: false,
  holdsStart: false,
  device: null,
  silent: false,
  connected: null,
};
