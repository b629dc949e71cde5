'use client';

import { createContext, useState, type ReactNode } from 'react';
import type { CaptionSettings } from './caption-settings.js';
import type { CaptionStorage } from './caption-storage.js';

/** The `captions` option of a provider: how captions look at first, and where the reader's settings are saved. */
export interface CaptionOptions {
  /** How captions look until the reader changes them. Read once. @default on, medium, normal contrast, at the bottom */
  readonly defaults?: Partial<CaptionSettings>;
  /** Saves what the reader chose; `null`: nothing is saved. Read once. @default the browser's `localStorage` */
  readonly storage?: CaptionStorage | null;
}

/** What the captions of one provider share: by its identity, `captionStoreOf` knows their store. */
export const CaptionsContext = createContext<CaptionOptions>({ storage: null });

/** What all captions below share. `PersonaProvider` has one. */
export function CaptionsProvider({
  children,
  ...options
}: CaptionOptions & { readonly children?: ReactNode }): ReactNode {
  const [shared] = useState<CaptionOptions>(options);
  return <CaptionsContext.Provider value={shared}>{children}</CaptionsContext.Provider>;
}
