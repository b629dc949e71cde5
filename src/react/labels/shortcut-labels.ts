/** What a key can do in a chat, by the names of `ShortcutAction`. */
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

/** The keys that have other names in other languages. */
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
export interface ShortcutLabels {
  readonly title: string;
  readonly actions: Readonly<Record<Action, string>>;
  /** As they are printed on keyboards; on Apple's systems signs are shown for some. */
  readonly keys: Readonly<Record<NamedKey, string>>;
  /** Where they work. */
  readonly help: string;
  /** The box that turns them on and off. */
  readonly use: string;
  readonly close: string;
  /** Told to screen readers, of what a key has switched: `{name}` is the name of its button. */
  readonly on: string;
  readonly off: string;
}

export const englishShortcutLabels: ShortcutLabels = {
  title: 'Keyboard shortcuts',
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
  help: 'They work while the focus is in the conversation. While you write, keys that write do nothing else.',
  use: 'Use keyboard shortcuts',
  close: 'Close',
  on: '{name}: on',
  off: '{name}: off',
};
