'use client';

import { useContext, useSyncExternalStore } from 'react';
import type { CaptionSettings } from './caption-settings.js';
import { CaptionsContext } from './CaptionsProvider.js';

export interface CaptionSettingsControl {
  readonly settings: CaptionSettings;
  /** Changes some of them, and remembers all. */
  readonly setSettings: (change: Partial<CaptionSettings>) => void;
}

export function useCaptionSettings(): CaptionSettingsControl {
  const store = useContext(CaptionsContext);
  const settings = useSyncExternalStore(store.subscribe, store.get, () => store.initial);
  return { settings, setSettings: store.set };
}
