/** The texts around captions that are shown before their settings are opened. */
export interface CaptionLabels {
  /** The button that turns captions on and off. */
  readonly captions: string;
  readonly settings: string;
}

export const englishCaptionLabels: CaptionLabels = { captions: 'Captions', settings: 'Caption settings' };
