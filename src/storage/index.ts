/** Saves conversations of anam-react in the browser: https://www.npmjs.com/package/anam-react */
export { indexedDbStorage, type IndexedDbOptions } from './indexed-db-storage.js';
