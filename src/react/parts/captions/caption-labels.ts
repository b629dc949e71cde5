import type { CaptionSettings } from './caption-settings.js';

/** The texts around captions. */
export interface CaptionLabels {
  /** The button that turns them on and off. */
  readonly captions: string;
  readonly settings: string;
  readonly show: string;
  readonly size: string;
  readonly sizes: Readonly<Record<CaptionSettings['size'], string>>;
  readonly contrast: string;
  readonly contrasts: Readonly<Record<CaptionSettings['contrast'], string>>;
  readonly position: string;
  readonly positions: Readonly<Record<CaptionSettings['position'], string>>;
}

export const englishCaptionLabels: CaptionLabels = {
  captions: 'Captions',
  settings: 'Caption settings',
  show: 'Show captions',
  size: 'Size',
  sizes: { small: 'Small', medium: 'Medium', large: 'Large' },
  contrast: 'Contrast',
  contrasts: { normal: 'Normal', high: 'High', inverted: 'Inverted' },
  position: 'Position',
  positions: { bottom: 'Bottom', top: 'Top' },
};
