/** The texts around the picture. */
export interface PictureLabels {
  /** The group of buttons. */
  readonly tools: string;
  readonly silence: string;
  readonly pictureInPicture: string;
  readonly fullscreen: string;
  /** The browser refuses the sound. */
  readonly unmute: string;
  /** It refuses the picture too. */
  readonly play: string;
  /** Something has paused the picture. */
  readonly resume: string;
}

export const englishPictureLabels: PictureLabels = {
  tools: 'Picture and sound',
  silence: 'Mute the persona',
  pictureInPicture: 'Picture in picture',
  fullscreen: 'Full screen',
  unmute: 'Tap to unmute',
  play: 'Tap to play',
  resume: 'Tap to resume',
};
