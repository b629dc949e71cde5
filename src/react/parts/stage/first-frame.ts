/**
 * Calls back when the first frame is on the screen, not only decoded, so that nothing flashes. Returns a function that
 * cancels it. Older Firefox lacks `requestVideoFrameCallback`.
 */
export function onFirstFrame(video: HTMLVideoElement, callback: () => void): () => void {
  if (typeof video.requestVideoFrameCallback === 'function') {
    const handle = video.requestVideoFrameCallback(callback);
    return () => video.cancelVideoFrameCallback(handle);
  }
  const onData = () => callback();
  video.addEventListener('loadeddata', onData, { once: true });
  return () => video.removeEventListener('loadeddata', onData);
}
