/** The texts that only screen readers hear. They are loaded with the announcer. */
export interface AnnouncerLabels {
  readonly toolWaits: string;
  readonly modeSwitching: string;
  readonly modeReturning: string;
}

export const englishAnnouncerLabels: AnnouncerLabels = {
  toolWaits: 'Your permission is needed: {names}',
  modeSwitching: 'Switching to: {mode}',
  modeReturning: 'Switching back to: {mode}',
};
