/** The texts around the picture. */
export interface PictureLabels {
  /** The name of the group of buttons. */
  readonly tools: string;
  readonly silence: string;
  readonly pictureInPicture: string;
  readonly fullscreen: string;
  /** Shown while the picture is in a separate window. */
  readonly elsewhere: string;
  /** Shown until the first frame. */
  readonly loading: string;
  /** The button shown while the browser blocks the sound. */
  readonly unmute: string;
  /** The button shown while the browser blocks the picture too. */
  readonly play: string;
  /** The button shown when the picture was paused, but not by the app. */
  readonly resume: string;
}

export const englishPictureLabels: PictureLabels = {
  tools: 'Video, sound and captions',
  silence: 'Mute the persona',
  pictureInPicture: 'Picture in picture',
  fullscreen: 'Full screen',
  loading: 'Loading the video…',
  elsewhere: 'The video is in a separate window.',
  unmute: 'Tap to unmute',
  play: 'Tap to play',
  resume: 'Tap to resume',
};
