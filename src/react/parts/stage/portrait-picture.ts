/** Fits the stage to a portrait picture. Loaded with the first one, before it is shown. */

/** The ratio of a stage that no style of the app has changed. */
const OWN_RATIO = '4 / 3';

/** If less than this part of the picture's height fits, the picture is shown whole, so that no face is cut. */
const LEAST_HEIGHT = 0.75;

const fitted = new WeakSet<HTMLVideoElement>();

/**
 * Gives the stage the ratio of the picture, unless the app or a layout gives it another one, and shows the whole picture
 * in a stage that is much wider. Follows later pictures of the same `<video>`. The ratio stays when a session ends.
 */
export function fitPortrait(video: HTMLVideoElement): void {
  const stage = video.closest<HTMLElement>('.persona-stage');
  if (!stage || fitted.has(video)) return;
  fitted.add(video);
  const place = () => {
    const { videoWidth, videoHeight } = video;
    if (videoWidth === 0) return;
    const isPortrait = videoHeight > videoWidth;
    const shown = videoWidth / videoHeight / (stage.clientWidth / stage.clientHeight);
    const fit = isPortrait && shown < LEAST_HEIGHT ? 'contain' : '';
    for (const picture of stage.querySelectorAll<HTMLElement>('.persona-stage-video, .persona-stage-held'))
      picture.style.objectFit = fit;
  };
  const fit = () => {
    giveRatio(stage, video);
    place();
  };
  video.addEventListener('resize', fit);
  new ResizeObserver(place).observe(stage);
  fit();
}

const given = new WeakSet<HTMLElement>();

function giveRatio(stage: HTMLElement, { videoWidth, videoHeight }: HTMLVideoElement): void {
  if (videoWidth === 0) return;
  const isPortrait = videoHeight > videoWidth;
  if (!given.has(stage) && (!isPortrait || getComputedStyle(stage).aspectRatio !== OWN_RATIO)) return;
  given.add(stage);
  stage.style.aspectRatio = isPortrait ? `${videoWidth} / ${videoHeight}` : '';
  // A wide page would otherwise make the stage higher than the window.
  stage.style.maxBlockSize = isPortrait ? '100vh' : '';
}
