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

/**
 * Safari lets an element sound that was touched by code within a gesture, and the stream comes seconds after the click
 * that starts a session. So the first gesture loads the element while it is empty, which changes nothing else.
 */
export function primeOnGesture(video: HTMLVideoElement): () => void {
  const stop = onPageGesture(() => {
    stop();
    if (!video.srcObject) video.load();
  });
  return stop;
}

/** Tells whether the page is hidden: at once and on every change; the answer stops that. */
export function onPageHidden(callback: (hidden: boolean) => void): () => void {
  const tell = () => callback(document.visibilityState === 'hidden');
  tell();
  document.addEventListener('visibilitychange', tell);
  return () => document.removeEventListener('visibilitychange', tell);
}
