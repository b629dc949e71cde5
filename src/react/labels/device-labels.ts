/** The texts around microphones and speakers that are shown before their panel is opened. */
export interface DeviceLabels {
  readonly devices: string;
  /** The hint on the microphone button while the microphone is unavailable. */
  readonly allow: string;
}

export const englishDeviceLabels: DeviceLabels = {
  devices: 'Microphone and speaker',
  allow: 'Click to try again.',
};
