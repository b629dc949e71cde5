/** The user's caption settings. */
export interface CaptionSettings {
  readonly on: boolean;
  readonly size: 'small' | 'medium' | 'large';
  /** `high`: white on opaque black. `inverted`: black on white. */
  readonly contrast: 'normal' | 'high' | 'inverted';
  readonly position: 'bottom' | 'top';
}

export const defaultCaptionSettings: CaptionSettings = {
  on: true,
  size: 'medium',
  contrast: 'normal',
  position: 'bottom',
};

/** The available values, in display order. */
export const captionChoices = {
  size: ['small', 'medium', 'large'],
  contrast: ['normal', 'high', 'inverted'],
  position: ['bottom', 'top'],
} as const satisfies { [Key in Exclude<keyof CaptionSettings, 'on'>]: readonly CaptionSettings[Key][] };

type CaptionChoice = keyof typeof captionChoices;

/** Reads settings from stored data. Invalid values are ignored. */
export function readCaptionSettings(stored: unknown): Partial<CaptionSettings> {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(([key, value]) =>
    key === 'on'
      ? typeof value === 'boolean'
      : key in captionChoices && captionChoices[key as CaptionChoice].some((choice) => choice === value),
  );
  return Object.fromEntries(entries);
}
