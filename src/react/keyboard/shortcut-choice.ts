const KEY = 'anam-react.shortcuts';

/** Saves whether shortcuts are on, per browser and origin. A page without storage access forgets it. */
export const browserChoice = {
  load(): boolean {
    try {
      return localStorage.getItem(KEY) !== 'off';
    } catch {
      return true;
    }
  },
  save(isOn: boolean): void {
    try {
      if (isOn) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, 'off');
    } catch {
      // The choice lasts until the page is closed.
    }
  },
};
