/** The texts around microphones and speakers. */
export interface DeviceLabels {
  readonly devices: string;
  readonly microphone: string;
  readonly speaker: string;
  readonly systemDefault: string;
  /** In place of a name that the browser does not tell; `{index}` counts from 1. */
  readonly unnamed: string;
  /** What a click on the button of a microphone that is not there does. */
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
