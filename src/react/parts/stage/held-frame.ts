/** Copies the current video frame to the canvas, so that it stays while there is no stream. */
export function holdFrame(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
  canvas.width = videoWidth;
  canvas.height = videoHeight;
  canvas.getContext('2d')?.drawImage(video, 0, 0);
}

/** Clears the canvas and releases its memory. */
export function dropFrame(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
