import { englishShortcutNotes, type ShortcutNotes } from './shortcut-notes.js';

/** The actions of `ShortcutAction`. */
type Action =
  | 'mute'
  | 'talk'
  | 'interrupt'
  | 'write'
  | 'captions'
  | 'thoughts'
  | 'newest'
  | 'previous'
  | 'next'
  | 'help';

/** Keys whose names depend on the language. */
export type NamedKey =
  | 'Alt'
  | 'Control'
  | 'Shift'
  | 'Escape'
  | 'Space'
  | 'Enter'
  | 'Delete'
  | 'Insert'
  | 'Home'
  | 'End'
  | 'PageUp'
  | 'PageDown';

/** The texts of `Shortcuts`. */
export interface ShortcutLabels extends ShortcutNotes {
  readonly actions: Readonly<Record<Action, string>>;
  /** Names as printed on keyboards. On Apple's systems some keys are shown as symbols. */
  readonly keys: Readonly<Record<NamedKey, string>>;
  /** Explains where the shortcuts work. */
  readonly help: string;
  /** The checkbox that turns them on and off. */
  readonly use: string;
  readonly close: string;
}

export const englishShortcutLabels: ShortcutLabels = {
  ...englishShortcutNotes,
  actions: {
    mute: 'Mute or unmute the microphone',
    talk: 'Hold to talk while muted',
    interrupt: 'Interrupt',
    write: 'Write a message',
    captions: 'Captions on or off',
    thoughts: 'Show or hide the thoughts',
    newest: 'Go to the newest message',
    previous: 'Previous message',
    next: 'Next message',
    help: 'Show these shortcuts',
  },
  keys: {
    Alt: 'Alt',
    Control: 'Ctrl',
    Shift: 'Shift',
    Escape: 'Esc',
    Space: 'Space',
    Enter: 'Enter',
    Delete: 'Delete',
    Insert: 'Insert',
    Home: 'Home',
    End: 'End',
    PageUp: 'Page up',
    PageDown: 'Page down',
  },
  help: 'They work while the focus is in the conversation. In a text field, keys that type characters are not shortcuts.',
  use: 'Use keyboard shortcuts',
  close: 'Close',
};
