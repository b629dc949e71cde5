'use client';

import { createContext, useState, type ReactNode } from 'react';
import type { CaptionSettings } from './caption-settings.js';
import type { CaptionStorage } from './caption-storage.js';

/** The `captions` option of a provider: the initial settings, and where the user's settings are saved. */
export interface CaptionOptions {
  /** The settings until the user changes them. Read once. @default on, medium, normal contrast, at the bottom */
  readonly defaults?: Partial<CaptionSettings>;
  /** Saves the user's settings; `null`: nothing is saved. Read once. @default the browser's `localStorage` */
  readonly storage?: CaptionStorage | null;
}

/** The caption options of one provider. `captionStoreOf` uses the identity of this object to find the store. */
export const CaptionsContext = createContext<CaptionOptions>({ storage: null });

/** Shares the caption settings with all captions below it. `PersonaProvider` includes one. */
export function CaptionsProvider({
  children,
  ...options
}: CaptionOptions & { readonly children?: ReactNode }): ReactNode {
  const [shared] = useState<CaptionOptions>(options);
  return <CaptionsContext.Provider value={shared}>{children}</CaptionsContext.Provider>;
}
