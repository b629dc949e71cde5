'use client';

import { useSyncExternalStore } from 'react';
import type { CaptionSettings } from './caption-settings.js';
import { useCaptionStore } from './useCaptionStore.js';

/** The user's caption settings, and a function that changes them. */
export interface CaptionSettingsControl {
  readonly settings: CaptionSettings;
  /** Changes some settings and saves all. */
  readonly setSettings: (change: Partial<CaptionSettings>) => void;
}

export function useCaptionSettings(): CaptionSettingsControl {
  const store = useCaptionStore();
  const settings = useSyncExternalStore(store.subscribe, store.get, () => store.initial);
  return { settings, setSettings: store.set };
}
