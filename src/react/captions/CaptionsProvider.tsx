'use client';

import { createContext, useState, type ReactNode } from 'react';
import type { CaptionSettings } from './caption-settings.js';
import { browserCaptionStorage, type CaptionStorage } from './caption-storage.js';
import { CaptionStore } from './caption-store.js';

export interface CaptionOptions {
  /** How captions look until the reader changes them. Read once. @default on, medium, normal contrast, at the bottom */
  readonly defaults?: Partial<CaptionSettings>;
  /** Saves what the reader chose; `null`: nothing is saved. Read once. @default the browser's `localStorage` */
  readonly storage?: CaptionStorage | null;
}

export const CaptionsContext = createContext<CaptionStore>(new CaptionStore(undefined, null));

/** What all captions below share. `PersonaProvider` has one. */
export function CaptionsProvider({
  defaults,
  storage = browserCaptionStorage,
  children,
}: CaptionOptions & { readonly children?: ReactNode }): ReactNode {
  const [store] = useState(() => new CaptionStore(defaults, storage));
  return <CaptionsContext.Provider value={store}>{children}</CaptionsContext.Provider>;
}
