/** The texts around captions. */
export interface CaptionLabels {
  /** The button that turns them on and off. */
  readonly captions: string;
  readonly settings: string;
  readonly show: string;
  readonly size: string;
  readonly sizes: Readonly<Record<'small' | 'medium' | 'large', string>>;
  readonly contrast: string;
  readonly contrasts: Readonly<Record<'normal' | 'high' | 'inverted', string>>;
  readonly position: string;
  readonly positions: Readonly<Record<'bottom' | 'top', string>>;
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
