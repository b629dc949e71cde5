/**
 * Calls back on a user gesture, before any handler of the app, because the gesture expires when the app awaits something.
 * Returns a function that unsubscribes.
 */
export function onPageGesture(callback: () => void): () => void {
  const listening = new AbortController();
  const onEvent = () => {
    // Some browsers do not count Tab and Escape as gestures; unmuting then would pause the video.
    if (!('userActivation' in navigator) || navigator.userActivation.isActive) callback();
  };
  for (const type of ['pointerup', 'keydown'])
    document.addEventListener(type, onEvent, { capture: true, passive: true, signal: listening.signal });
  return () => listening.abort();
}

/**
 * Prepares the element for sound in Safari, which allows sound for an element that code has used during a gesture. The
 * stream arrives seconds after the click, so the first gesture calls `load()` on the empty element, which has no other
 * effect.
 */
export function primeOnGesture(video: HTMLVideoElement): () => void {
  const stop = onPageGesture(() => {
    stop();
    if (!video.srcObject) video.load();
  });
  return stop;
}

/** Calls back with whether the page is hidden: immediately and on every change. Returns a function that unsubscribes. */
export function onPageHidden(callback: (hidden: boolean) => void): () => void {
  const tell = () => callback(document.visibilityState === 'hidden');
  tell();
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}
