/** How captions look; the reader's choice. */
export interface CaptionSettings {
  readonly on: boolean;
  readonly size: 'small' | 'medium' | 'large';
  /** `high`: white on black, nothing shines through. `inverted`: black on white. */
  readonly contrast: 'normal' | 'high' | 'inverted';
  readonly position: 'bottom' | 'top';
}

export const defaultCaptionSettings: CaptionSettings = {
  on: true,
  size: 'medium',
  contrast: 'normal',
  position: 'bottom',
};

/** What there is to choose from, in the order in which it is offered. */
export const captionChoices = {
  size: ['small', 'medium', 'large'],
  contrast: ['normal', 'high', 'inverted'],
  position: ['bottom', 'top'],
} as const satisfies { [Key in Exclude<keyof CaptionSettings, 'on'>]: readonly CaptionSettings[Key][] };

type CaptionChoice = keyof typeof captionChoices;

/** The settings in what was stored, whoever stored it; what makes no sense is left out. */
export function readCaptionSettings(stored: unknown): Partial<CaptionSettings> {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(([key, value]) =>
    key === 'on'
      ? typeof value === 'boolean'
      : key in captionChoices && captionChoices[key as CaptionChoice].some((choice) => choice === value),
  );
  return Object.fromEntries(entries);
}
