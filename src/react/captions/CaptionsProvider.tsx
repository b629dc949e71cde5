'use client';

import { createContext, useState, type ReactNode } from 'react';
import type { CaptionSettings } from './caption-settings.js';
import { browserCaptionStorage, type CaptionStorage } from './caption-storage.js';
import { CaptionStore } from './caption-store.js';

export interface CaptionProps {
  /** How captions are until the reader changes it. Read once. @default on, medium, normal contrast, at the bottom */
  readonly defaultCaptions?: Partial<CaptionSettings>;
  /** Remembers what the reader chose; `null` forgets it. Read once. @default the browser's `localStorage` */
  readonly captionStorage?: CaptionStorage | null;
}

export const CaptionsContext = createContext<CaptionStore>(new CaptionStore(undefined, null));

/** What all captions below share. `PersonaProvider` has one. */
export function CaptionsProvider({
  defaultCaptions,
  captionStorage = browserCaptionStorage,
  children,
}: CaptionProps & { readonly children?: ReactNode }): ReactNode {
  const [store] = useState(() => new CaptionStore(defaultCaptions, captionStorage));
  return <CaptionsContext.Provider value={store}>{children}</CaptionsContext.Provider>;
}
