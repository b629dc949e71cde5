/** What of a browser's page is used, where there is one. */
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

/** Calls back on an event of the window; the returned function stops that. Nothing happens where there is no window. */
export function onPageEvent(type: string, callback: () => void): () => void {
  const page = pageGlobals();
  page.addEventListener?.(type, callback);
  return () => page.removeEventListener?.(type, callback);
}

/** Tells whether the page is hidden: at once and on every change; the returned function stops that. */
export function onHidden(callback: (hidden: boolean) => void): () => void {
  const page = pageGlobals().document;
  const tell = () => callback(page?.visibilityState === 'hidden');
  page?.addEventListener('visibilitychange', tell);
  tell();
  return () => page?.removeEventListener('visibilitychange', tell);
}
