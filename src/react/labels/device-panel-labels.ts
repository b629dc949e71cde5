import { englishDeviceLabels, type DeviceLabels } from './device-labels.js';

/** The texts of the device panel and the device lists. They are loaded with them. */
export interface DevicePanelLabels extends DeviceLabels {
  readonly microphone: string;
  readonly speaker: string;
  readonly systemDefault: string;
  /** Shown when the browser does not reveal the name; `{index}` counts from 1. */
  readonly unnamed: string;
}

export const englishDevicePanelLabels: DevicePanelLabels = {
  ...englishDeviceLabels,
  microphone: 'Microphone',
  speaker: 'Speaker',
  systemDefault: 'System default',
  unnamed: 'Device {index}',
};
