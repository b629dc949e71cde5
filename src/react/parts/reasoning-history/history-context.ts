'use client';

import { createContext, useContext } from 'react';
import { configErrors } from '../../../internal/errors/config-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';
import type { HistoryFilter } from '../../reasoning/reasoning-filter.js';
import type { HistoryEntry } from '../../reasoning/reasoning-model.js';
import type { HistorySearch, HitPlace } from '../../reasoning/reasoning-search.js';

export type HistoryOrder = 'newest' | 'oldest';

export interface ReasoningHistoryValue {
  /** What is shown, in the order in which it is shown. */
  readonly entries: readonly HistoryEntry[];
  /** How many there are without search and filter. */
  readonly total: number;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly search: HistorySearch;
  /** Which of the hits the reader is at, from 0. */
  readonly hitIndex: number;
  readonly hitPlace: HitPlace | null;
  readonly moveHit: (by: 1 | -1) => void;
  readonly filter: HistoryFilter;
  readonly setFilter: (filter: HistoryFilter) => void;
  readonly order: HistoryOrder;
  readonly setOrder: (order: HistoryOrder) => void;
  /** `null` where nothing can show a turn. */
  readonly jump: ((turnId: string) => void) | null;
  /** The turn that was asked for from outside; its entry takes the focus. */
  readonly target: string | null;
  readonly clearTarget: () => void;
  /** What is told to screen readers. */
  readonly told: string;
  readonly tell: (text: string) => void;
}

export const ReasoningHistoryContext = createContext<ReasoningHistoryValue | null>(null);

const configError = errorFactory(configErrors);

/** @throws PersonaError `config-context` */
export function useReasoningHistory(part: string): ReasoningHistoryValue {
  const value = useContext(ReasoningHistoryContext);
  if (value) return value;
  throw configError('config-context', { message: `${part} must be inside <ReasoningHistory>.` });
}
