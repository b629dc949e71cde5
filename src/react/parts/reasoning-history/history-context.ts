'use client';

import { createContext, useContext } from 'react';
import { contextErrors } from '../../../internal/errors/context-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import type { ReasoningHistoryModel } from '../../hooks/useReasoningHistory.js';

/** What the parts of the viewer share. */
export interface HistoryContextValue extends ReasoningHistoryModel {
  /** The turn that was asked for from outside; its entry takes the focus. */
  readonly target: string | null;
  readonly clearTarget: () => void;
  /** What is told to screen readers. */
  readonly told: string;
}

export const HistoryContext = createContext<HistoryContextValue | null>(null);

/** What the entries need: it stays the same while thoughts come, so that they render for their own turn only. */
export interface HistoryActionsValue {
  /** Shows a turn elsewhere; `null` where nothing can. */
  readonly jump: ((turnId: string) => void) | null;
  /** Tells screen readers something. */
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
