import { englishCaptionLabels, type CaptionLabels } from './caption-labels.js';

/** The texts of the caption settings. They are loaded with the form. */
export interface CaptionFormLabels extends CaptionLabels {
  readonly show: string;
  readonly size: string;
  readonly sizes: Readonly<Record<'small' | 'medium' | 'large', string>>;
  readonly contrast: string;
  readonly contrasts: Readonly<Record<'normal' | 'high' | 'inverted', string>>;
  readonly position: string;
  readonly positions: Readonly<Record<'bottom' | 'top', string>>;
}

export const englishCaptionFormLabels: CaptionFormLabels = {
  ...englishCaptionLabels,
  show: 'Show captions',
  size: 'Size',
  sizes: { small: 'Small', medium: 'Medium', large: 'Large' },
  contrast: 'Contrast',
  contrasts: { normal: 'Normal', high: 'High', inverted: 'Inverted' },
  position: 'Position',
  positions: { bottom: 'Bottom', top: 'Top' },
};
