'use client';

import { useContext } from 'react';
import { browserCaptionStorage } from './caption-storage.js';
import { CaptionStore } from './caption-store.js';
import { CaptionsContext, type CaptionOptions } from './CaptionsProvider.js';

const stores = new WeakMap<CaptionOptions, CaptionStore>();

/** The store of the provider above; it is made by the first part that needs it, so that an app without captions has none. */
export function useCaptionStore(): CaptionStore {
  const options = useContext(CaptionsContext);
  const { defaults, storage = browserCaptionStorage } = options;
  const store = stores.get(options) ?? new CaptionStore(defaults, storage);
  stores.set(options, store);
  return store;
}
