/** The texts about shortcuts that are needed without their list. */
export interface ShortcutNotes {
  readonly title: string;
  /** Announced to screen readers after a key toggles something: `{name}` is the name of its button. */
  readonly on: string;
  readonly off: string;
}

export const englishShortcutNotes: ShortcutNotes = {
  title: 'Keyboard shortcuts',
  on: '{name}: on',
  off: '{name}: off',
};
