'use client';

import { ShortcutList } from './ShortcutList.js';
import { ShortcutsButton } from './ShortcutsButton.js';

/**
 * The shortcuts of `usePersonaShortcuts`, and a checkbox that turns them off; the choice is saved. `Shortcuts.Button`
 * opens the list in a dialog; `PersonaChat` has it.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <Controls />
 *   <Shortcuts.Button />
 * </PersonaProvider>
 */
export const Shortcuts = /* @__PURE__ */ Object.assign(ShortcutList, { Button: ShortcutsButton });

export type { ShortcutsProps } from './ShortcutList.js';
