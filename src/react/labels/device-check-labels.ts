import type { MicrophoneState } from '../../core/index.js';

type Problem = Extract<MicrophoneState, { readonly error: unknown }>['reason'];

/** The texts of `DeviceCheck`, in addition to those of its menus. */
export interface DeviceCheckLabels {
  readonly check: string;
  readonly tryMicrophone: string;
  readonly waiting: string;
  readonly sayTest: string;
  readonly heard: string;
  readonly tryAgain: string;
  /** What the user can do about it. */
  readonly advice: Readonly<Record<Problem, string>>;
  readonly playSound: string;
  readonly playing: string;
  readonly soundFailed: string;
}

export const englishDeviceCheckLabels: DeviceCheckLabels = {
  check: 'Microphone and sound check',
  tryMicrophone: 'Test microphone',
  waiting: 'Allow the microphone in your browser.',
  sayTest: 'Say something.',
  heard: 'Your microphone works.',
  tryAgain: 'Try again',
  advice: {
    'blocked-by-user': 'Allow it in the site settings, next to the address. It then starts automatically.',
    'blocked-by-policy': 'This page does not allow the microphone. You can type.',
    dismissed: 'Try again, then allow it in your browser.',
    'timed-out': 'Your browser is still asking for permission.',
    'not-found': 'Plug one in. It then starts automatically.',
    'in-use': 'Close the other app, then try again.',
    silent: 'Turn it on: on the device, on the keyboard, or in your system settings.',
    'insecure-context': 'Open this page with an https address. You can type.',
    'not-connected': 'To talk, start the conversation again.',
  },
  playSound: 'Play a test sound',
  playing: 'Playing',
  soundFailed: 'The sound could not be played.',
};
