'use client';

import { ShortcutList } from './ShortcutList.js';
import { ShortcutsButton } from './ShortcutsButton.js';

/**
 * The keyboard map, as `usePersonaShortcuts` hears it, and a box that turns it off, which is remembered.
 * `Shortcuts.Button` opens it in a dialog; `PersonaChat` has it.
 *
 * @example
 * <Controls />
 * <Shortcuts.Button />
 */
export const Shortcuts = /* @__PURE__ */ Object.assign(ShortcutList, { Button: ShortcutsButton });

export type { ShortcutsProps } from './ShortcutList.js';
