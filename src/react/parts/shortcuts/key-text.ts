import { isApple } from '../../keyboard/shortcut-keys.js';
import type { ShortcutLabels } from '../../labels/shortcut-labels.js';

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Plus: '+',
};

const appleSigns: Readonly<Record<string, string>> = { Alt: '⌥', Control: '⌃', Shift: '⇧', Meta: '⌘' };

/** Converts `Alt+ArrowUp` to `['Alt', '↑']`, as on the user's keyboard. */
export function keyText(keys: string, labels: ShortcutLabels): readonly string[] {
  const names: Readonly<Record<string, string>> = labels.keys;
  return keys
    .split('+')
    .map((key) => (isApple() ? appleSigns[key] : undefined) ?? signs[key] ?? names[key] ?? key);
}
