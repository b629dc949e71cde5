const KEY = 'anam-react.shortcuts';

/** Whether the user wants shortcuts, per browser and origin. A page that may not store anything forgets it. */
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
      // It holds until the page is left.
    }
  },
};
