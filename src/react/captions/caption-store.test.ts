import { describe, expect, it } from 'vitest';
import { CaptionStore } from './caption-store.js';
import { defaultCaptionSettings } from './caption-settings.js';

function memory(stored: unknown = null) {
  const saved: unknown[] = [];
  return { saved, load: () => stored, save: (settings: object) => saved.push(settings) };
}

describe('CaptionStore', () => {
  it('shows the saved settings when a part is mounted', () => {
    const store = new CaptionStore(undefined, memory({ on: false, size: 'large' }));
    expect(store.get()).toEqual(defaultCaptionSettings);
    let told = 0;
    store.subscribe(() => (told += 1));
    expect(store.get()).toEqual({ ...defaultCaptionSettings, on: false, size: 'large' });
    expect(told).toBe(1);
  });

  it('saves the selection', () => {
    const storage = memory();
    const store = new CaptionStore({ position: 'top' }, storage);
    store.set({ contrast: 'high' });
    expect(storage.saved).toEqual([{ ...defaultCaptionSettings, position: 'top', contrast: 'high' }]);
  });

  it.each([['nonsense'], [[1]], [{ size: 'huge', on: 'yes', colour: 'red', toString: 1 }], [7]])(
    'leaves out what makes no sense: %j',
    (stored) => {
      const store = new CaptionStore(undefined, memory(stored));
      store.subscribe(() => undefined);
      expect(store.get()).toEqual(defaultCaptionSettings);
    },
  );

  it('works where nothing can be stored', () => {
    const blocked = () => {
      throw new Error('denied');
    };
    const store = new CaptionStore(undefined, { load: blocked, save: blocked });
    store.subscribe(() => undefined);
    store.set({ on: false });
    expect(store.get().on).toBe(false);
  });
});
