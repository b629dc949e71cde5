'use client';

import { useCallback, useContext, useState } from 'react';
import { PersonaContext } from '../../provider/persona-context.js';
import { readerChoices } from './reader-choices.js';
import { restsOpen, type ReasoningMode } from '../../reasoning/reasoning-mode.js';

export interface ReasoningOpenOptions {
  /** The key under which the user's choice is stored; `null` without a turn, where the choice is lost on unmount. */
  readonly choice: string | null;
  readonly mode: ReasoningMode;
  readonly thinking: boolean;
  readonly open: boolean | undefined;
  readonly onOpenChange: ((open: boolean) => void) | undefined;
}

/**
 * Whether the block is open, and its click handler. The app's value has priority, then the user's choice, then the
 * mode.
 */
export function useReasoningOpen({ choice, mode, thinking, open, onOpenChange }: ReasoningOpenOptions) {
  const persona = useContext(PersonaContext)?.persona;
  const kept = persona && choice !== null ? readerChoices(persona.store) : null;
  const [chosen, setChosen] = useState(() => kept?.get(choice ?? ''));
  const isOpen = open ?? chosen ?? restsOpen(mode, thinking);
  const toggle = useCallback(() => {
    if (open === undefined) {
      setChosen(!isOpen);
      kept?.set(choice ?? '', !isOpen);
    }
    onOpenChange?.(!isOpen);
  }, [open, isOpen, kept, choice, onOpenChange]);
  return { isOpen, toggle };
}
