import type { Microphone } from '../../ports/microphone.js';

/** The microphone as the machine drives it; what a reader of the store sees of it is `MicrophoneState`. */
export interface MicrophoneControl {
  /** Whether the session that is open has one. */
  readonly wanted: boolean;
  /** Number of the latest request; what comes of an earlier one is given back. */
  readonly request: number;
  /** The latest request is not settled. */
  readonly asking: boolean;
  /** The session waits a moment before it connects without one. */
  readonly holdsStart: boolean;
  readonly device: Microphone | null;
  /** The device gives nothing, and has done so for a while. */
  readonly silent: boolean;
  /** What the connection has; `null` for silence. */
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
