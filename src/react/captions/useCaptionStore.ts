'use client';

import { useContext } from 'react';
import { browserCaptionStorage } from './caption-storage.js';
import { CaptionStore } from './caption-store.js';
import { CaptionsContext, type CaptionOptions } from './CaptionsProvider.js';

const stores = new WeakMap<CaptionOptions, CaptionStore>();

/**
 * Returns the caption store of the provider. The first part that needs it creates it, so that apps without captions
 * have none.
 */
export function useCaptionStore(): CaptionStore {
  const options = useContext(CaptionsContext);
  const { defaults, storage = browserCaptionStorage } = options;
  const store = stores.get(options) ?? new CaptionStore(defaults, storage);
  stores.set(options, store);
  return store;
}
