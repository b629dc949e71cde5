import { resolveMod, type ShortcutKeys } from './shortcut-keys.js';

/** The actions that have keyboard shortcuts. */
export type ShortcutAction =
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

/** The keys of each action; `null` for an action without a key. */
export type ShortcutMap = Readonly<Record<ShortcutAction, ShortcutKeys | null>>;

/** The same keys in the format of `aria-keyshortcuts` on this system. */
export type ResolvedShortcuts = Readonly<Record<ShortcutAction, string | null>>;

/**
 * The default keys of each action. No key is a single character, so that speech input, or typing outside a field,
 * triggers nothing (WCAG 2.1.4). Screen readers do not use Alt with a letter, and browsers use it only for menus.
 */
export const defaultShortcuts: ShortcutMap = {
  /** Mutes and unmutes the microphone, or requests it if it is missing. */
  mute: 'Alt+M',
  /** Hold it to talk while the microphone is muted. */
  talk: 'Alt+T',
  /** Stops the answer. */
  interrupt: 'Escape',
  /** Moves the focus to the text field. */
  write: 'Alt+W',
  captions: 'Alt+C',
  /** Opens and closes the history of thoughts. */
  thoughts: 'Alt+R',
  /** Scrolls to the end of the transcript. */
  newest: 'Alt+N',
  /** Moves the focus to the previous or next message. */
  previous: 'Alt+ArrowUp',
  next: 'Alt+ArrowDown',
  /** Opens the list of shortcuts. */
  help: 'Alt+K',
};

export const shortcutActions = Object.keys(defaultShortcuts) as readonly ShortcutAction[];

/** Options of `usePersonaShortcuts`: other keys for some actions, and whether they work on the whole page. */
export interface ShortcutOptions extends Partial<ShortcutMap> {
  /**
   * Whether the keys also work while the focus is elsewhere on the page, except in a field or while a modal dialog is
   * open. @default false
   */
  readonly global?: boolean;
}

/** Returns the keys with the app's changes; `false` turns all off. */
export function shortcutMap(options: ShortcutOptions | false = {}): ResolvedShortcuts {
  const entries = shortcutActions.map((action) => {
    const keys = options ? options[action] : null;
    const wanted = keys === undefined ? defaultShortcuts[action] : keys;
    return [action, wanted && resolveMod(wanted)];
  });
  return Object.fromEntries(entries);
}
