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

/** The texts to replace. */
export interface CaptionLabelOverrides extends Partial<
  Omit<CaptionLabels, 'sizes' | 'contrasts' | 'positions'>
> {
  readonly sizes?: Partial<CaptionLabels['sizes']>;
  readonly contrasts?: Partial<CaptionLabels['contrasts']>;
  readonly positions?: Partial<CaptionLabels['positions']>;
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

export function mergeCaptionLabels(overrides: CaptionLabelOverrides | undefined): CaptionLabels {
  const english = englishCaptionLabels;
  if (!overrides) return english;
  return {
    ...english,
    ...overrides,
    sizes: { ...english.sizes, ...overrides.sizes },
    contrasts: { ...english.contrasts, ...overrides.contrasts },
    positions: { ...english.positions, ...overrides.positions },
  };
}
