/** The texts around microphones and speakers. */
export interface DeviceLabels {
  readonly devices: string;
  readonly microphone: string;
  readonly speaker: string;
  readonly systemDefault: string;
  /** Shown when the browser does not reveal the name; `{index}` counts from 1. */
  readonly unnamed: string;
  /** The hint of the microphone button when the microphone is unavailable. */
  readonly allow: string;
}

export const englishDeviceLabels: DeviceLabels = {
  devices: 'Microphone and speaker',
  microphone: 'Microphone',
  speaker: 'Speaker',
  systemDefault: 'System default',
  unnamed: 'Device {index}',
  allow: 'Click to try again.',
};
