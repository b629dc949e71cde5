/** Storage for the user's caption settings. An error counts as "nothing stored". */
export interface CaptionStorage {
  /** Returns the saved data. Anything invalid counts as nothing. */
  load(): unknown;
  save(settings: object): void;
}

const KEY = 'anam-react.captions';

/** Saves per browser and origin. A page without storage access, such as a sandboxed frame, forgets the settings. */
export const browserCaptionStorage: CaptionStorage = {
  load: () => JSON.parse(localStorage.getItem(KEY) ?? 'null') as unknown,
  save: (settings) => localStorage.setItem(KEY, JSON.stringify(settings)),
};
