import { resolveMod, type ShortcutKeys } from './shortcut-keys.js';

/** What a key can do in a chat. */
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

/** The keys of each action; `null` where it has none. */
export type ShortcutMap = Readonly<Record<ShortcutAction, ShortcutKeys | null>>;

/** The same, as `aria-keyshortcuts` has them on this system. */
export type ResolvedShortcuts = Readonly<Record<ShortcutAction, string | null>>;

/**
 * The keys of each action, unless you set others. None is a single character, so that nobody who dictates or types next
 * to a field sets one off (WCAG 2.1.4); Alt with a letter is taken by no screen reader, and by browsers only for menus.
 */
export const defaultShortcuts: ShortcutMap = {
  /** Mutes and unmutes the microphone; asks for it where it is missing. */
  mute: 'Alt+M',
  /** Held to talk while the microphone is muted. */
  talk: 'Alt+T',
  /** Stops the answer. */
  interrupt: 'Escape',
  /** Goes to the text field. */
  write: 'Alt+W',
  captions: 'Alt+C',
  /** Opens and closes the history of what the persona thought. */
  thoughts: 'Alt+R',
  /** Goes to the end of the transcript. */
  newest: 'Alt+N',
  /** To the message before, and after, the one that has the focus. */
  previous: 'Alt+ArrowUp',
  next: 'Alt+ArrowDown',
  /** Opens the list of these keys. */
  help: 'Alt+K',
};

export const shortcutActions = Object.keys(defaultShortcuts) as readonly ShortcutAction[];

/** Options of `usePersonaShortcuts`: other keys for some actions, and whether they work on the whole page. */
export interface ShortcutOptions extends Partial<ShortcutMap> {
  /** Also while the focus is elsewhere on the page, unless it is in a field or a modal dialog is open. @default false */
  readonly global?: boolean;
}

/** The keys as the app wants them; `false` turns all off. */
export function shortcutMap(options: ShortcutOptions | false = {}): ResolvedShortcuts {
  const entries = shortcutActions.map((action) => {
    const keys = options ? options[action] : null;
    const wanted = keys === undefined ? defaultShortcuts[action] : keys;
    return [action, wanted && resolveMod(wanted)];
  });
  return Object.fromEntries(entries);
}
