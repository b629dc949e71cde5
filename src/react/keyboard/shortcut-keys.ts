type Letter =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'X'
  | 'Y'
  | 'Z';
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Sign = '?' | '/' | ',' | '.' | ';' | '-' | '=' | '[' | ']' | 'Plus';
type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';
type Named = 'Escape' | 'Space' | 'Enter' | 'Home' | 'End' | 'PageUp' | 'PageDown' | 'Insert' | 'Delete';
type FunctionKey = `F${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12}`;
type Key = Letter | Digit | Sign | Arrow | Named | FunctionKey;
/** `Mod` is Command on Apple systems and Control elsewhere. */
type Modifier = 'Alt' | 'Control' | 'Meta' | 'Mod' | 'Shift';

/** A key or a combination, written as in `aria-keyshortcuts`: `Alt+M`, `Escape`, `Mod+Shift+K`. */
export type ShortcutKeys = Key | `${Modifier}+${Key}` | `${Modifier}+${Modifier}+${Key}`;

/** The part of a `KeyboardEvent` that this file uses. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Whether the keyboard has Command and Option. */
export const isApple = () => /Mac|iP/.test(navigator.platform);

/** Replaces `Mod` with the key of this system. */
export const resolveMod = (keys: string): string =>
  keys.replace('Mod', () => (isApple() ? 'Meta' : 'Control'));

/**
 * Returns the name of a key, as in `Alt+M`: the typed character, or the physical key if that is not a Latin letter.
 * Option types symbols on a Mac, and not every keyboard is Latin.
 */
export function keyName({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  if (key === ' ') return 'Space';
  if (key === '+') return 'Plus';
  if (key.length === 1 && key <= '~') return key.toUpperCase();
  return /^(?:Key|Digit)(.)$/.exec(code)?.[1] ?? key;
}

const isLetter = (key: string) => /^[A-Z]$/.test(key);

export function matchesKeys(press: KeyPress, keys: string): boolean {
  const modifiers = keys.split('+');
  const key = modifiers.pop() ?? '';
  const wants = (name: string) => modifiers.includes(name);
  if (keyName(press) !== key) return false;
  // A character that needs Shift already implies it.
  const isSign = key.length === 1 && !isLetter(key);
  return (
    press.altKey === wants('Alt') &&
    press.ctrlKey === wants('Control') &&
    press.metaKey === wants('Meta') &&
    (press.shiftKey === wants('Shift') || (isSign && !wants('Shift')))
  );
}
