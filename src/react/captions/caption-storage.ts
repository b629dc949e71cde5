/** Where the reader's caption settings are saved. What it throws is taken for "nothing stored". */
export interface CaptionStorage {
  /** What was saved; anything else counts as nothing. */
  load(): unknown;
  save(settings: object): void;
}

const KEY = 'anam-react.captions';

/** Per browser and origin. A page that may not store anything (a sandboxed frame, say) forgets them. */
export const browserCaptionStorage: CaptionStorage = {
  load: () => JSON.parse(localStorage.getItem(KEY) ?? 'null') as unknown,
  save: (settings) => localStorage.setItem(KEY, JSON.stringify(settings)),
};
