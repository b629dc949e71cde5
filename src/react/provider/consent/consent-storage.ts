import type { ConsentStorage } from './consent-options.js';

const PREFIX = 'anam-react.consent.';

/** Saves per browser, origin and version. */
export const browserConsentStorage: ConsentStorage = {
  load: (version) => JSON.parse(localStorage.getItem(PREFIX + version) ?? 'null') as unknown,
  save: (record) => localStorage.setItem(PREFIX + record.version, JSON.stringify(record)),
  remove: (version) => localStorage.removeItem(PREFIX + version),
  watch: (onChange) => {
    // The key is `null` if the other tab has cleared everything.
    const check = ({ key }: StorageEvent) => (key === null || key.startsWith(PREFIX)) && onChange();
    addEventListener('storage', check);
    return () => removeEventListener('storage', check);
  },
};
