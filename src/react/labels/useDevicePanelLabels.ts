'use client';

import { lateLabels } from './late-labels.js';
import { englishDevicePanelLabels } from './device-panel-labels.js';

/** Returns the texts of the device panel and the device lists. */
export const useDevicePanelLabels = lateLabels(({ devices }) => devices, englishDevicePanelLabels);
