import type { MicrophoneState } from '../../core/index.js';

type Problem = Extract<MicrophoneState, { readonly error: unknown }>['reason'];

/** The texts of `DeviceCheck`, beside those of its menus. */
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
  waiting: 'Answer the question of your browser.',
  sayTest: 'Say something.',
  heard: 'You can be heard.',
  tryAgain: 'Try again',
  advice: {
    'blocked-by-user': 'Allow it in the site settings, beside the address. It starts by itself then.',
    'blocked-by-policy': 'This page does not let it in. You can type.',
    dismissed: 'Your browser asks again when you try again.',
    'timed-out': 'The question of your browser is still open.',
    'not-found': 'Plug one in. It starts by itself then.',
    'in-use': 'Close the other app, then try again.',
    silent: 'Switch it on: at the device, on the keyboard, or in the settings of your system.',
    'insecure-context': 'Open this page at an address with https. You can type.',
    'not-connected': 'Start the conversation again to talk.',
  },
  playSound: 'Play a test sound',
  playing: 'Playing',
  soundFailed: 'The sound could not be played.',
};
