import { defaultCaptionSettings, readCaptionSettings, type CaptionSettings } from './caption-settings.js';
import type { CaptionStorage } from './caption-storage.js';

/** The settings of all captions below one provider. */
export class CaptionStore {
  readonly initial: CaptionSettings;
  #settings: CaptionSettings;
  #loaded = false;
  readonly #listeners = new Set<() => void>();

  constructor(
    defaults: Partial<CaptionSettings> | undefined,
    /** `null`: nothing is saved. */
    private readonly storage: CaptionStorage | null,
  ) {
    this.initial = { ...defaultCaptionSettings, ...readCaptionSettings(defaults) };
    this.#settings = this.initial;
  }

  readonly get = (): CaptionSettings => this.#settings;

  /** Reads the saved settings when the first part mounts, because a server has no storage. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#load();
    return () => this.#listeners.delete(listener);
  };

  readonly set = (change: Partial<CaptionSettings>): void => {
    this.#show(change);
    this.#quietly((storage) => storage.save(this.#settings));
  };

  #load(): void {
    if (this.#loaded) return;
    this.#loaded = true;
    this.#quietly((storage) => this.#show(readCaptionSettings(storage.load())));
  }

  #show(change: Partial<CaptionSettings>): void {
    this.#settings = { ...this.#settings, ...change };
    for (const listener of this.#listeners) listener();
  }

  #quietly(act: (storage: CaptionStorage) => void): void {
    if (!this.storage) return;
    try {
      act(this.storage);
    } catch {
      // If saving fails, the settings last until the page is closed.
    }
  }
}
