'use client';

import { ShortcutList } from './ShortcutList.js';
import { ShortcutsButton } from './ShortcutsButton.js';

/**
 * Lists the keyboard shortcuts of `usePersonaShortcuts`, with a checkbox that turns them off and is remembered.
 * `Shortcuts.Button` opens it in a dialog; `PersonaChat` has it.
 *
 * @example
 * <Controls />
 * <Shortcuts.Button />
 */
export const Shortcuts = /* @__PURE__ */ Object.assign(ShortcutList, { Button: ShortcutsButton });

export type { ShortcutsProps } from './ShortcutList.js';
