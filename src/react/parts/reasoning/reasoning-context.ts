'use client';

import { createContext, useContext } from 'react';
import type { Thought } from '../../../core/index.js';
import { contextErrors } from '../../../internal/errors/context-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';

export interface ReasoningContextValue {
  /** `null` for thoughts without a persona. */
  readonly turnId: string | null;
  readonly thoughts: readonly Thought[];
  /** Whether the turn has no answer yet. */
  readonly thinking: boolean;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly contentId: string;
}

export const ReasoningContext = createContext<ReasoningContextValue | null>(null);

const configError = errorFactory(contextErrors);

/** @throws PersonaError `config-context` */
export function useReasoning(part: string): ReasoningContextValue {
  const value = useContext(ReasoningContext);
  if (value) return value;
  throw configError('config-context', { message: `${part} must be inside <Reasoning>.` });
}
