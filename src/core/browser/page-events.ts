/** The parts of a browser page that are used here, if there is a page. */
interface PageGlobals {
  document?: {
    readonly visibilityState: string;
    addEventListener(type: string, listener: () => void): void;
    removeEventListener(type: string, listener: () => void): void;
  };
  addEventListener?: (type: string, listener: () => void) => void;
  removeEventListener?: (type: string, listener: () => void) => void;
  navigator?: { onLine?: boolean; sendBeacon?: (url: string, body: string) => boolean };
}

export const pageGlobals = (): PageGlobals => globalThis;

/** Calls back on an event of the window. Returns a function that unsubscribes. Has no effect without a window. */
export function onPageEvent(type: string, callback: () => void): () => void {
  const page = pageGlobals();
  page.addEventListener?.(type, callback);
  return () => page.removeEventListener?.(type, callback);
}

/**
 * Calls back with whether the page is hidden: immediately and on every change. Returns a function that unsubscribes.
 */
export function onHidden(callback: (hidden: boolean) => void): () => void {
  const page = pageGlobals().document;
  const tell = () => callback(page?.visibilityState === 'hidden');
  page?.addEventListener('visibilitychange', tell);
  tell();
  return () => page?.removeEventListener('visibilitychange', tell);
}
