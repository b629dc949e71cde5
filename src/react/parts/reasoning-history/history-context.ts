'use client';

import { createContext, useContext } from 'react';
import { contextErrors } from '../../../internal/errors/context-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import type { ReasoningHistoryModel } from '../../hooks/useReasoningHistory.js';

/** State that the parts of the viewer share. */
export interface HistoryContextValue extends ReasoningHistoryModel {
  /** The turn requested from outside; its entry gets the focus. */
  readonly target: string | null;
  readonly clearTarget: () => void;
  /** The text announced to screen readers. */
  readonly told: string;
}

export const HistoryContext = createContext<HistoryContextValue | null>(null);

/**
 * State for the entries. It is stable while thoughts arrive, so that an entry re-renders only when its own turn
 * changes.
 */
export interface HistoryActionsValue {
  /** Shows a turn elsewhere; `null` if not possible. */
  readonly jump: ((turnId: string) => void) | null;
  /** Announces a text to screen readers. */
  readonly tell: (text: string) => void;
}

export const HistoryActionsContext = createContext<HistoryActionsValue>({
  jump: null,
  tell: () => undefined,
});

const configError = errorFactory(contextErrors);

/** @throws PersonaError `config-context` */
export function useHistoryContext(part: string): HistoryContextValue {
  const value = useContext(HistoryContext);
  if (value) return value;
  throw configError('config-context', { message: `${part} must be inside <ReasoningHistory>.` });
}
