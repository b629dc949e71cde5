/**
 * Calls back on what a browser counts as a gesture, before any handler of the app, which may await something and lose
 * it; the answer stops that.
 */
export function onPageGesture(callback: () => void): () => void {
  const listening = new AbortController();
  const onEvent = () => {
    // Tab and Escape are no gestures to every browser, and sound without one pauses the picture.
    if (!('userActivation' in navigator) || navigator.userActivation.isActive) callback();
  };
  for (const type of ['pointerup', 'keydown'])
    document.addEventListener(type, onEvent, { capture: true, passive: true, signal: listening.signal });
  return () => listening.abort();
}

/** Tells whether the page is hidden: at once and on every change; the answer stops that. */
export function onPageHidden(callback: (hidden: boolean) => void): () => void {
  const tell = () => callback(document.visibilityState === 'hidden');
  tell();
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}
