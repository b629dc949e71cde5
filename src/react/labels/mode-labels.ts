import type { PersonaMode } from '../../core/index.js';

/** The texts of `ModeToggle`. They are loaded with it. */
export interface ModeLabels {
  readonly mode: string;
  /** The text of the button that shows `modeHelp`. */
  readonly modeAbout: string;
  readonly modeHelp: Readonly<Record<PersonaMode, string>>;
  readonly modeDisabled: Readonly<Record<'starting' | 'switching', string>>;
}

export const englishModeLabels: ModeLabels = {
  mode: 'Answers from',
  modeAbout: 'Who answers?',
  modeHelp: {
    client: 'This app calls the AI model, and the persona speaks its text.',
    server: 'Anam calls the AI model, and the persona speaks its text.',
  },
  modeDisabled: {
    starting: 'You can change this after the conversation has connected.',
    switching: 'Switching. Please wait a moment.',
  },
};
